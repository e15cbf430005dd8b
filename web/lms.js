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
let ended = false;

const set = (name, value) => {
  const text = String(value);
  if (told.get(name) === text) return;
  told.set(name, text);
  api.LMSSetValue(name, text);
};

/** Begins; the record kept of an earlier visit, empty if there is none, undefined without a system. */
export function lmsStart() {
  api = find();
  if (!api || String(api.LMSInitialize("")) !== "true") {
    api = undefined;
    return undefined;
  }
  began = Date.now();
  const status = api.LMSGetValue("cmi.core.lesson_status");
  ended = ["completed", "passed", "failed"].includes(status);
  if (!ended) set("cmi.core.lesson_status", "incomplete");
  addEventListener("pagehide", finish);
  return String(api.LMSGetValue("cmi.suspend_data") ?? "");
}

/** Tells how far it is. `record` lets it go on later; SCORM 1.2 keeps 4096 characters of it. */
export function lmsReport(json, record) {
  if (!api) return;
  const report = JSON.parse(json);
  report.choices.forEach((choice, n) => {
    const at = `cmi.interactions.${n}`;
    set(`${at}.id`, choice.id);
    set(`${at}.type`, choice.guess ? "fill-in" : "choice");
    choice.correct.forEach((right, m) => set(`${at}.correct_responses.${m}.pattern`, right));
    set(`${at}.student_response`, choice.response);
    set(`${at}.result`, choice.right ? "correct" : "wrong");
  });
  if (report.choices.length > 0) {
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    set("cmi.core.score.raw", report.score);
  }
  set("cmi.core.lesson_location", report.location);
  if (record.length <= 4096) set("cmi.suspend_data", record);
  if (report.ended) {
    ended = true;
    set("cmi.core.lesson_status", "completed");
  }
  api.LMSCommit("");
}

function finish() {
  if (!api) return;
  const seconds = Math.round((Date.now() - began) / 1000);
  const two = (n) => String(n).padStart(2, "0");
  set("cmi.core.session_time", `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`);
  set("cmi.core.exit", ended ? "" : "suspend");
  api.LMSFinish("");
  api = undefined;
}
