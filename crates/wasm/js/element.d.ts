import type { Determination, Product, ReeCheckError } from "./index.js";

/**
 * `<ree-check>`: the whole check as one element. Importing this file defines it.
 *
 * Events, both bubbling and composed: `determination` with the {@link Determination} as `detail`, at
 * each new one, and `refusal` with a {@link ReeCheckError}. In a form, with a `name`, it sends the
 * determination in short (`detail: "outcome"`) as JSON under that name, and the product under
 * `name.product`; with `required`, the form waits until nothing is asked any more.
 */
export declare class ReeCheckElement extends HTMLElement {
  /**
   * The product as it stands. Set a product, or its composition as text; answers are then forgotten,
   * unless it is the same as was set before.
   */
  get value(): Product;
  set value(product: Product | string | null);
  /** The day of export, `YYYY-MM-DD`; today where none is given. */
  get date(): string;
  set date(day: string | null);
  name: string;
  required: boolean;
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
}

declare global {
  interface HTMLElementTagNameMap {
    "ree-check": ReeCheckElement;
  }
}

export type { Determination, Product } from "./index.js";
export { ReeCheckError } from "./index.js";
