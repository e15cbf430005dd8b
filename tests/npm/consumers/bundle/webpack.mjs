import webpack from "webpack";

const config = {
  mode: "production",
  entry: "./main.js",
  output: { path: `${import.meta.dirname}/out`, filename: "main.js", module: true },
  experiments: { outputModule: true },
  performance: { hints: false },
};
webpack(config, (error, stats) => {
  if (error) throw error;
  console.log(stats.toString("errors-warnings"));
  process.exitCode = stats.hasErrors() || stats.hasWarnings() ? 1 : 0;
});
