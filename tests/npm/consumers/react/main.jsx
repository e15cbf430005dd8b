import { useState } from "react";
import { createRoot } from "react-dom/client";
import "ree-check/element";
import product from "./product.json";

function App() {
  const [found, setFound] = useState(null);
  return (
    <main>
      <h1>Our portal</h1>
      <ree-check value={{ ...product }} ondetermination={(event) => setFound(event.detail)} />
      <output>{found && JSON.stringify(found)}</output>
    </main>
  );
}

createRoot(document.getElementById("app")).render(<App />);
