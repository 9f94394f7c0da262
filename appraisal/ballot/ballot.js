// Everything here is an extra: each page works as plain HTML without it.
(() => {
  const about = document.body.dataset;
  const form = document.querySelector("form[data-save]");
  const news = document.getElementById("news");
  const saved = document.getElementById("saved");
  const problems = document.getElementById("problems");
  if (problems) problems.focus();

  // A second tap while the first is on its way must not send the form twice.
  let sending = 0;
  document.addEventListener("submit", (event) => {
    if (sending) return event.preventDefault();
    if (!navigator.onLine && saved) {
      saved.textContent = "There is no connection. Keep this page open and try again.";
      return event.preventDefault();
    }
    sending = setTimeout(() => { sending = 0; }, 5000);
  });
  addEventListener("pageshow", () => { clearTimeout(sending); sending = 0; });
  if (!about.page) return;

  // A slider beside each number, in step with it; grey until there is an answer.
  const slide = (number) => {
    const slider = document.createElement("input");
    slider.type = "range";
    slider.setAttribute("aria-labelledby", "name-" + number.id.slice(6));
    slider.setAttribute("aria-describedby", "scale");
    const show = () => {
      const blank = number.value.trim() === "" || !number.validity.valid;
      slider.classList.toggle("blank", blank);
      slider.value = blank ? 50 : number.value;
      slider.style.setProperty("--part", slider.value / 100);
      if (blank) slider.setAttribute("aria-valuetext", "no answer yet");
      else {
        slider.removeAttribute("aria-valuetext");
        number.removeAttribute("aria-invalid");
      }
    };
    const answer = () => {
      number.value = slider.value;
      show();
      touched();
    };
    slider.addEventListener("input", answer);
    // To leave a grey slider in the middle is an answer once it has been tapped.
    slider.addEventListener("click", () => { if (!number.value) answer(); });
    slider.addEventListener("keydown", (event) => {
      if (event.key === " " && !number.value) { event.preventDefault(); answer(); }
    });
    number.addEventListener("input", show);
    number.before(slider);
    show();
    number.show = show;
  };

  // What is written is kept on the server as it is written, and on the phone until it is there.
  const place = "ballot " + about.home;
  let at = Number(about.at), dirty = false, failed = false, timer = 0, wait = 1000, request;
  const fields = () => new URLSearchParams(new FormData(form));
  const keep = () => {
    try { localStorage.setItem(place, fields()); return true; } catch { return false; }
  };
  const forget = () => { try { localStorage.removeItem(place); } catch {} };
  const later = (pause) => { clearTimeout(timer); timer = setTimeout(send, pause); };
  const touched = () => {
    at = Math.max(Date.now(), at + 1);
    form.elements.at.value = at;
    dirty = true;
    keep();
    later(600);
  };
  const trouble = () => {
    failed = true;
    saved.textContent = keep()
      ? "Saved on this phone; not sent yet."
      : "Not sent yet. Keep this page open.";
    later(wait);
    wait = Math.min(2 * wait, 30000);
  };
  const send = () => {
    if (!dirty || sending) return;
    clearTimeout(timer);
    const sent = at;
    request = new AbortController();
    fetch(about.home + "/draft", { method: "POST", body: fields(), signal: request.signal })
      .then(async (answer) => {
        if (answer.status >= 500) return trouble();
        if (!answer.ok) { saved.textContent = await answer.text(); return; }
        if (sent !== at) return;
        dirty = false;
        wait = 1000;
        forget();
        if (failed) saved.textContent = "Saved.";
        failed = false;
      })
      .catch((error) => { if (error.name !== "AbortError") trouble(); });
  };
  const leave = () => {
    if (dirty && !sending) navigator.sendBeacon(about.home + "/draft", fields());
  };
  // A copy that never reached the server is put back, if it is for this round and later.
  const recover = () => {
    let copy;
    try { copy = new URLSearchParams(localStorage.getItem(place) || ""); } catch { return; }
    if (!copy.has("at")) return;
    if (copy.get("round") !== form.elements.round.value || Number(copy.get("at")) <= at) {
      return forget();
    }
    for (const [name, value] of copy) {
      for (const field of form.querySelectorAll(`[name="${CSS.escape(name)}"]`)) {
        if (field.type === "radio") field.checked = field.value === value;
        else if (field.type === "number") { field.value = value; field.show(); }
      }
    }
    touched();
  };
  if (form) {
    form.querySelectorAll("[type=number]").forEach(slide);
    form.addEventListener("input", (event) => { if (event.target.type !== "range") touched(); });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      if (request) request.abort();
      if (dirty) keep();
    });
    document.addEventListener("visibilitychange", () => { if (document.hidden) leave(); });
    addEventListener("pagehide", leave);
    addEventListener("online", () => later(0));
    recover();
  }

  // What the room does: pages without answers on them move on; the others only say so.
  const stage = (round) => (round ? round.number + round.status : "0");
  let known = about.round + about.stage;
  const go = () => {
    // Spread out, so that a thousand phones do not all ask in the same instant.
    setTimeout(() => location.replace(about.home), 200 + 800 * Math.random());
    source.close();
  };
  const tell = ({ number, status }) => {
    let text = "", next = "See what comes next";
    if (status === "revealed") {
      text = `The results of round ${number} are out. Your answers are kept. `;
      next = "See the results";
    } else if (status !== "open") text = `Round ${number} has closed. Your answers are kept. `;
    else if (number !== Number(about.round)) {
      text = `Round ${number} has opened. Your answers are kept, and go with you. `;
      next = "Go on";
    }
    news.textContent = text;
    if (!text) return;
    const link = document.createElement("a");
    link.href = about.home;
    link.textContent = next;
    news.append(link);
  };
  const empty = () => ![...form.elements].some(
    (field) => (field.type === "radio" ? field.checked : field.type === "number" && field.value));
  const heard = (event) => {
    const { round, joined } = JSON.parse(event.data);
    const now = stage(round);
    const count = document.getElementById("joined");
    const turnout = document.getElementById("turnout");
    if (count) count.textContent = joined;
    if (turnout && round) {
      const have = round.cast === 1 ? "has" : "have";
      turnout.textContent = `${round.cast} of ${joined} ${have} voted.`;
    }
    if (now === known) return;
    if (about.page !== "form" || empty()) return go();
    known = now;
    if (round) tell(round);
  };
  let source;
  const listen = () => {
    if (source && source.readyState < 2) return;
    source = new EventSource(about.live);
    source.onmessage = heard;
    source.onerror = () => { if (source.readyState === 2) setTimeout(listen, 5000); };
  };
  if (about.page !== "join") {
    listen();
    document.addEventListener("visibilitychange", () => { if (!document.hidden) listen(); });
  }
})();
