// The hand-written union of index.d.ts, held to the contract it is made over.
import type { Amount, Comparison, Component, Determination, Grey, Measured, NeedsFacts, Product, Question, ReeCheckError, Settled } from "ree-check";
import type * as contract from "./node_modules/ree-check/dist/contract.js";

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Holds<T extends true> = T;
/** Keys of every member, also those that only some have. */
type Keys<T> = T extends unknown ? keyof T : never;

export type Checks = [
  // Every outcome, each in one member.
  Holds<Same<Determination["outcome"], contract.Outcome>>,
  Holds<Same<Settled["outcome"] & Grey["outcome"], never>>,
  Holds<Same<Settled["outcome"] & NeedsFacts["outcome"], never>>,
  Holds<Same<Grey["outcome"] & NeedsFacts["outcome"], never>>,
  // The same keys in every member.
  Holds<Same<keyof Settled, keyof contract.Determination>>,
  Holds<Same<keyof Grey, keyof contract.Determination>>,
  Holds<Same<keyof NeedsFacts, keyof contract.Determination>>,
  Holds<Same<Keys<Determination>, keyof contract.Determination>>,
  // Nothing promised that the contract does not have.
  Holds<Settled extends contract.Determination ? true : false>,
  Holds<Grey extends contract.Determination ? true : false>,
  Holds<NeedsFacts extends contract.Determination ? true : false>,
  Holds<Same<Determination["lean"], Exclude<contract.Determination["lean"], "grey" | "needs_facts">>>,
  Holds<Same<Determination["sure"], contract.Determination["sure"]>>,
  Holds<Same<keyof Comparison, keyof contract.Comparison>>,
  Holds<Comparison extends contract.Comparison ? true : false>,
  Holds<Same<keyof Question, keyof contract.Question>>,
  Holds<Question extends contract.Question ? true : false>,
  // What goes in: all that the contract takes, and no field of its own.
  Holds<contract.Product extends Product ? true : false>,
  Holds<Same<keyof Product, keyof contract.Product>>,
  Holds<contract.Component extends Component ? true : false>,
  Holds<Same<keyof Component, keyof contract.Component>>,
  Holds<contract.Amount extends Amount ? true : false>,
  Holds<Same<Keys<Measured>, Keys<contract.Measured>>>,
  // The error.
  Holds<Same<keyof ReeCheckError["error"], keyof contract.ErrorBody>>,
  Holds<Same<Exclude<ReeCheckError["kind"], contract.ErrorKind>, "load_failed" | "engine_failed">>,
];
