import type { Determination, Product, ReeCheckError } from "./index.js";

/**
 * `<ree-check>`: the whole check as one element. Importing this file defines it.
 *
 * Events, all bubbling and composed, each where the answer is another than the last one told:
 * `determination` with the {@link Determination} as `detail`, `refusal` with a {@link ReeCheckError}, and
 * `cleared` where nothing is said of the goods any more. In a form, with a `name`, it sends the
 * determination in short (`detail: "outcome"`) as JSON under that name, and the product under
 * `name.product`; with `required`, the form waits until nothing is asked any more.
 */
export declare class ReeCheckElement extends HTMLElement {
  /**
   * The product as it stands: what was set, with what was entered, answered and taken away. A composition that
   * was set as a list stays one until it is changed in the field. Set a product, its JSON, or its composition as
   * text; answers are then forgotten, unless it is the same as was set before, or as it stands.
   */
  get value(): Product;
  set value(product: Product | string | null);
  /** The day of export, `YYYY-MM-DD`; where none is given, the product's, else today. */
  get date(): string;
  set date(day: string | null);
  name: string;
  required: boolean;
  /** Shown, and neither changed nor sent with a form. */
  disabled: boolean;
  /** Null before there is one. */
  readonly determination: Determination | null;
  /** Why there is none. */
  readonly error: ReeCheckError | null;
  readonly form: HTMLFormElement | null;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  checkValidity(): boolean;
  reportValidity(): boolean;

  addEventListener<K extends keyof ReeCheckElementEventMap>(
    type: K,
    listener: (this: ReeCheckElement, event: ReeCheckElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

export interface ReeCheckElementEventMap extends HTMLElementEventMap {
  determination: CustomEvent<Determination>;
  refusal: CustomEvent<ReeCheckError>;
  cleared: CustomEvent<null>;
}

declare global {
  interface HTMLElementTagNameMap {
    "ree-check": ReeCheckElement;
  }
}

export type { Determination, Product } from "./index.js";
export { ReeCheckError } from "./index.js";
