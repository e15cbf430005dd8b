import type * as contract from "./contract.js";
import type { AmountWord, DecimalText, Detail, ErrorBody, ErrorKind, ParsedComposition, RulebookContents, Shipment, Span, Sure, Text, Vocabulary } from "./contract.js";

export type {
  AmountWord, AnswerOption, Authority, Because, Change, Citation, CitationSeen, CommodityCodes, Condition,
  ConditionVerdict, DecimalText, Detail, Difference, ErrorBody, ErrorEnvelope, ErrorKind, FactAbout, ItemEntry, ItemText,
  Level, Match, Measure, MeasureEntry, MeasureStatus, Notice, Outcome, ParsedComposition, ParsedReading, Purpose, Read,
  ReadComponent, RuleTried, RuleVerdict, RulebookContents, RulebookStamp, Shipment, Span, StatusEntry, Suggestion, Sure,
  Text, TextSource, Unread, Vocabulary, VocabularyElement, VocabularyFact, VocabularyValue,
} from "./contract.js";

// What goes in, as the contract has it, but lists may be `as const`, and an amount has one unit.

/** One value, a range, or a bound. `{ max }` is 0 to it, `{ min }` from it to all; `open`: without the bound itself. */
export type AmountValue =
  | DecimalText
  | readonly [DecimalText, DecimalText]
  | { max: DecimalText; min?: never; open?: boolean }
  | { min: DecimalText; max?: never; open?: boolean }
  | { min: DecimalText; max: DecimalText; open?: false };

type Units<M> = M extends unknown ? keyof M : never;
type Unit = Units<contract.Measured>;

/** A measured amount: the key is the unit. */
export type Measured = { [U in Unit]: { [K in U]: AmountValue } & { [K in Exclude<Unit, U>]?: never } }[Unit];

/** How much, and in which unit. */
export type Amount = AmountWord | Measured;

/** One substance, or one of several. */
export type Substance = string | readonly string[];

/** One component of the list form. */
export interface Component extends Omit<contract.Component, "substance" | "amount"> {
  /** Symbol, formula, name or CAS number; `"other"` for an undisclosed rest; a list where the text has two readings. */
  substance: Substance;
  /** How much. */
  amount: Amount;
}

/** Composition as text, or as a list of components. */
export type CompositionInput = string | readonly Component[];

/** The goods to judge. Every field may be left out; fields that are not known are refused. */
export interface Product extends Omit<contract.Product, "composition" | "shipment"> {
  /** What the goods consist of, as text in any notation or as a list. */
  composition?: CompositionInput;
  /** The shipment. */
  shipment?: Shipment;
}

/** A question whose answer can change the outcome. */
export interface Question extends Omit<contract.Question, "facts"> {
  /** The facts it is about, one at least: names of the vocabulary, or a place such as `composition[2]`. */
  facts: [string, ...string[]];
}

type Base = Omit<contract.Determination, "outcome" | "lean" | "sure" | "questions">;

/** A licence is required, or none is: the facts known decide. */
export interface Settled extends Base {
  outcome: "licence_required" | "not_controlled";
  lean: null;
  sure: Sure;
  questions: Question[];
}

/** The texts leave the case open: ask the authority. The lean never turns it into an answer. */
export interface Grey extends Base {
  outcome: "grey";
  lean: "licence_required" | "not_controlled" | null;
  sure: Sure;
  questions: Question[];
}

/** Facts that are not known decide; the questions name them, the most telling first. */
export interface NeedsFacts extends Base {
  outcome: "needs_facts";
  lean: null;
  sure: null;
  questions: [Question, ...Question[]];
}

/** The answer. `outcome` says which of the four it is. */
export type Determination = Settled | Grey | NeedsFacts;

/** The same goods judged on two days, and what differs. */
export interface Comparison {
  a: Determination;
  b: Determination;
  differs: contract.Difference[];
}

export interface CheckOptions {
  /**
   * `outcome` is for callers that only route goods: rules, changes, texts and citations are left out,
   * and where a text belongs it is empty (`{ en: "", zh: null }`).
   */
  detail?: Detail;
}

/**
 * Every error this package throws on purpose: what is wrong, where, and what to write instead.
 *
 * Besides the contract's kinds there are `load_failed` (the wasm could not be had or was refused)
 * and `engine_failed` (the engine stopped, as where memory ran out; the next call works again).
 */
export declare class ReeCheckError extends Error {
  private constructor(error: ErrorBody);
  readonly name: "ReeCheckError";
  readonly kind: ErrorKind | "load_failed" | "engine_failed";
  /** A path into the product, such as `composition[2].amount`; null where the whole is meant. */
  readonly where: string | null;
  /** Where in that text, in UTF-16 code units. */
  readonly span: Span | null;
  /** What to write instead. */
  readonly hint: Text | null;
  /** The contract's `error`, in both languages. */
  readonly error: Omit<ErrorBody, "kind"> & { kind: ReeCheckError["kind"] };
  toJSON(): { error: ReeCheckError["error"] };
}

/** The engine with its rulebook. It keeps no state between calls; every call is synchronous. */
export interface ReeCheck {
  /** Judges a product. Throws a {@link ReeCheckError}. */
  check(product: Product, options?: CheckOptions): Determination;
  /** Judges many, 100,000 at most, in order: a determination or an error each. */
  checkMany(products: readonly Product[], options?: CheckOptions): (Determination | ReeCheckError)[];
  /** Judges NDJSON, a product a line: a determination or `{ "error": … }` a line out, in order. */
  checkText(ndjson: string, options?: CheckOptions): string;
  /** Reads a composition text and does no more. */
  parseComposition(text: string): ParsedComposition;
  /** Facts, their values, questions and labels in both languages. */
  vocabulary(): Vocabulary;
  /** Version, hash, measures with dates and status, items with texts and citations. */
  rulebook(): RulebookContents;
  /** Judges a product on two days (`YYYY-MM-DD`) and says what differs. Throws a {@link ReeCheckError}. */
  diff(product: Product, a: string, b: string): Comparison;
}

export interface LoadOptions {
  /**
   * Another rulebook than the built-in one, in the shape of `ree-check/rulebook.json`: its text, its
   * bytes or the object. It is checked like the built-in one, and its SHA-256 is in each answer.
   */
  rulebook?: string | Uint8Array | ArrayBuffer | { readonly [field: string]: unknown };
}

/**
 * Loads the engine. The same options give the same engine, another rulebook an independent one;
 * where loading failed it can be called again. Rejects with a {@link ReeCheckError}.
 */
export declare function load(options?: LoadOptions): Promise<ReeCheck>;
