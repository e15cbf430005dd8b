import type * as contract from "./contract.js";
import type { Detail, ErrorBody, ErrorKind, ParsedComposition, Product, RulebookContents, Span, Sure, Text, Vocabulary } from "./contract.js";

export type {
  Amount, AmountValue, AmountWord, AnswerOption, Authority, Because, Change, Citation, CitationSeen, CommodityCodes,
  Component, CompositionInput, Condition, ConditionVerdict, DecimalText, Detail, Difference, ErrorBody, ErrorKind,
  FactAbout, ItemEntry, ItemText, Level, Match, Measure, Measured, MeasureEntry, MeasureStatus, Notice, Outcome,
  ParsedComposition, ParsedReading, Product, Purpose, Question, Read, ReadComponent, RuleTried, RuleVerdict,
  RulebookContents, RulebookStamp, Shipment, Span, StatusEntry, Substance, Suggestion, Sure, Text, TextSource, Unread,
  Vocabulary, VocabularyElement, VocabularyFact, VocabularyValue,
} from "./contract.js";

type Base = Omit<contract.Determination, "outcome" | "lean" | "sure" | "questions">;

/** A licence is required, or none is: the facts known decide. */
export interface Settled extends Base {
  outcome: "licence_required" | "not_controlled";
  lean: null;
  sure: Sure;
  questions: contract.Question[];
}

/** The texts leave the case open: ask the authority. The lean never turns it into an answer. */
export interface Grey extends Base {
  outcome: "grey";
  lean: "licence_required" | "not_controlled" | null;
  sure: Sure;
  questions: contract.Question[];
}

/** Facts that are not known decide; the questions name them, the most telling first. */
export interface NeedsFacts extends Base {
  outcome: "needs_facts";
  lean: null;
  sure: null;
  questions: [contract.Question, ...contract.Question[]];
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
  /** Judges many, in order: a determination or an error each. */
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
  rulebook?: string | Uint8Array | ArrayBuffer | object;
}

/**
 * Loads the engine. The same options give the same engine, another rulebook an independent one;
 * where loading failed it can be called again. Rejects with a {@link ReeCheckError}.
 */
export declare function load(options?: LoadOptions): Promise<ReeCheck>;
