// The one error the package throws: the contract's refusal, as an Error.

/** A refusal: what is wrong, where, and what to write instead. */
export class ReeCheckError extends Error {
  /** @param {{ kind: string, where?: string | null, span?: [number, number] | null, message: { en: string, zh: string | null }, hint?: { en: string, zh: string | null } | null }} error */
  constructor(error, options) {
    const { kind, message, where = null, span = null, hint = null } = error;
    super([where && `${where}: `, message.en, hint && ` ${hint.en}`].filter(Boolean).join(""), options);
    this.name = "ReeCheckError";
    this.kind = kind;
    this.where = where;
    this.span = span;
    this.hint = hint;
    /** The contract's `error`, as the command line and NDJSON have it. */
    this.error = { kind, where, span, message, hint };
  }

  /** `{ "error": … }`, as a line of NDJSON has it. */
  toJSON() {
    return { error: this.error };
  }
}

/** A refusal of this package's own, with its words in both languages. */
export function refuse(kind, where, en, zh, hint = null, cause = undefined) {
  const options = cause === undefined ? undefined : { cause };
  return new ReeCheckError({ kind, where, message: { en, zh }, hint }, options);
}
