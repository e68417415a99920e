// Saves a reload in the chat, and ties a letter's words to its facts. Everything works without it.
"use strict";

const chat = document.querySelector("[data-chat]");
if (chat && window.fetch) {
  document.addEventListener("submit", async event => {
    const form = event.target.closest("form[data-ask]");
    if (!form || chat.dataset.busy) { return; }
    event.preventDefault();
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    chat.dataset.busy = "yes";
    chat.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: fields, credentials: "same-origin" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-chat]");
      if (!answer.ok || !page) { throw new Error("no answer"); }
      chat.replaceChildren(...page.childNodes);
      const latest = document.getElementById("latest");
      if (latest) {
        const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
        latest.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
      }
      document.getElementById("question")?.focus({ preventScroll: true });
    } catch {
      if (event.submitter?.name) {
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name: event.submitter.name, value: event.submitter.value }));
      }
      form.submit();
    } finally {
      delete chat.dataset.busy;
      chat.removeAttribute("aria-busy");
    }
  });
}

const letter = document.querySelector(".beside");
if (letter) {
  const light = (names, lit) => {
    for (const name of names) {
      document.getElementById(name)?.classList.toggle("is-lit", lit);
      for (const words of letter.querySelectorAll(`mark[data-facts~="${name}"]`)) { words.classList.toggle("is-lit", lit); }
    }
  };
  const namesAt = target => {
    const place = target.closest?.("[data-facts], [data-fact]");
    return place ? (place.dataset.facts ?? place.dataset.fact).split(" ") : [];
  };
  for (const [begin, end] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
    letter.addEventListener(begin, event => light(namesAt(event.target), true));
    letter.addEventListener(end, event => light(namesAt(event.target), false));
  }
}
