"use client";

import { load } from "ree-check";
import { useEffect, useState } from "react";

export default function Client({ product }) {
  const [found, setFound] = useState("");
  useEffect(() => {
    load().then((ree) => setFound(JSON.stringify(ree.check(product))));
  }, [product]);
  return <output id="client">{found}</output>;
}
