import { useState } from "react";
import { createRoot } from "react-dom/client";
import "ree-check/element";
import product from "./product.json";

/** The element with a value, and what it says of it. */
function Judged({ value }) {
  const [found, setFound] = useState(null);
  return (
    <>
      <ree-check value={typeof value === "string" ? value : { ...value }} ondetermination={(event) => setFound(event.detail)} />
      <output>{found && JSON.stringify(found)}</output>
    </>
  );
}

// React sets the property, with a product and with its JSON.
createRoot(document.getElementById("app")).render(
  <main>
    <h1>Our portal</h1>
    <Judged value={product} />
    <Judged value={JSON.stringify(product)} />
  </main>,
);
