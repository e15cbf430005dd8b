import { load } from "ree-check";
import product from "../product.json";
import Client from "./client.jsx";

// A server component; the client component below judges the same goods in the browser.
export default async function Page() {
  const ree = await load();
  return (
    <main>
      <output id="server">{JSON.stringify(ree.check(product))}</output>
      <Client product={product} />
    </main>
  );
}
