// Talks to the learning system around the training (SCORM 1.2); src/training/lms.rs says when. A learning
// system keeps what it is told and may refuse any single value: none of that stops the training.

/** The learning system's interface: in this window, one around it, or the one that opened it. */
function find() {
  for (const start of [window, window.opener]) {
    let at = start;
    for (let n = 0; at && n < 50; n += 1) {
      try {
        if (at.API) return at.API;
        if (at.parent === at) break;
        at = at.parent;
      } catch {
        break; // another origin
      }
    }
  }
  return undefined;
}

let api;
let began;
let told = new Map();
let holds = false; // a finished attempt

const set = (name, value) => {
  const text = String(value);
  if (told.get(name) === text) return;
  told.set(name, text);
  api.LMSSetValue(name, text);
};

const get = (name) => String(api.LMSGetValue(name) ?? "");

/** Begins; the record kept of an earlier visit, empty if there is none, undefined without a system. */
export function lmsStart() {
  api = find();
  if (!api || String(api.LMSInitialize("")) !== "true") {
    api = undefined;
    return undefined;
  }
  began = Date.now();
  holds = ["completed", "passed", "failed"].includes(get("cmi.core.lesson_status"));
  if (!holds) set("cmi.core.lesson_status", "incomplete");
  addEventListener("pagehide", finish);
  return get("cmi.suspend_data");
}

/** Whether the system holds a finished attempt; undefined without a system. */
export function lmsHolds() {
  return api ? holds : undefined;
}

/** The learner's name as it is said; empty where it is not known. */
export function lmsName() {
  const name = api ? get("cmi.core.student_name").trim() : "";
  const [family, given, ...more] = name.split(",").map((part) => part.trim());
  if (!given || more.length > 0) return name;
  // Systems put the family name first and a comma behind it. Chinese names keep the order without one.
  return /\p{Script=Han}/u.test(name) ? family + given : `${given} ${family}`;
}

/**
 * Tells how far it is. `record` lets it go on later; SCORM 1.2 keeps 4096 characters of it. What was finished
 * stands, with its choices, until another attempt is finished: of that, only where it is is told before.
 */
export function lmsReport(json, record) {
  if (!api) return;
  const { choices, ended, location, score } = JSON.parse(json);
  if (ended || !holds) choices.forEach(tell);
  if (ended) {
    takeBack(choices);
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    set("cmi.core.score.raw", score);
    set("cmi.core.lesson_status", "completed");
    holds = true;
  }
  set("cmi.core.lesson_location", location);
  if (record.length <= 4096) set("cmi.suspend_data", record);
  // Who leaves in the middle goes on there, whatever was finished before.
  set("cmi.core.exit", ended ? "" : "suspend");
  api.LMSCommit("");
}

function tell(choice, n) {
  const at = `cmi.interactions.${n}`;
  set(`${at}.id`, choice.id);
  set(`${at}.type`, choice.guess ? "fill-in" : "choice");
  choice.correct.forEach((right, m) => set(`${at}.correct_responses.${m}.pattern`, right));
  set(`${at}.student_response`, choice.response);
  set(`${at}.result`, choice.right ? "correct" : "wrong");
}

/** Empties what an earlier attempt said beyond these choices: nothing can be taken out in SCORM 1.2. */
function takeBack(choices) {
  const count = (name) => Number(get(`${name}._count`)) || 0;
  choices.forEach((choice, n) => {
    const right = `cmi.interactions.${n}.correct_responses`;
    for (let m = choice.correct.length; m < count(right); m += 1) set(`${right}.${m}.pattern`, "");
  });
  for (let n = choices.length; n < count("cmi.interactions"); n += 1) {
    set(`cmi.interactions.${n}.id`, `earlier-${n + 1}`);
    set(`cmi.interactions.${n}.student_response`, "");
    set(`cmi.interactions.${n}.result`, "neutral");
  }
}

function finish() {
  if (!api) return;
  const seconds = Math.round((Date.now() - began) / 1000);
  const two = (n) => String(n).padStart(2, "0");
  set("cmi.core.session_time", `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`);
  api.LMSFinish("");
  api = undefined;
}
