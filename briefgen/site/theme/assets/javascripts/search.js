// The search dialog. Pagefind and its index are fetched when it is first opened.

import { pieces, pageLanguage, target } from "./search-text.js";

const LIMIT = 12;
const root = document.querySelector("[data-bg-search]");
if (root) start(root);

function start(root) {
  const base = new URL(root.dataset.base + "/", location.href);
  const wordsByLanguage = JSON.parse(root.dataset.words);
  const lang = pageLanguage(
    Object.keys(wordsByLanguage),
    location.pathname.slice(base.pathname.length),
    navigator.language,
  );
  const words = wordsByLanguage[lang];
  const view = dialog(lang, words);
  document.body.append(view.dialog);

  let engine;
  let latest = 0;

  const open = () => {
    if (view.dialog.open) return;
    view.dialog.showModal();
    view.input.select();
    engine ??= load(base, lang);
    engine.catch(() => {
      engine = undefined;
      say(view, words.failed);
    });
  };

  const search = async () => {
    const query = view.input.value.trim();
    const turn = ++latest;
    if (!query) return show(view, [], "");
    try {
      const found = await (await (engine ??= load(base, lang))).search(query);
      const results = await Promise.all(found.results.slice(0, LIMIT).map((one) => one.data()));
      // A later query may have been answered first.
      if (turn === latest) show(view, results.map(item(base)), count(words, query, found.results.length));
    } catch {
      engine = undefined;
      if (turn === latest) show(view, [], words.failed);
    }
  };

  const button = root.querySelector("button");
  button.hidden = false;
  button.addEventListener("click", open);
  view.input.addEventListener("input", delayed(search, 120));
  view.form.addEventListener("submit", (event) => {
    event.preventDefault();
    view.list.querySelector("a")?.click();
  });
  view.dialog.addEventListener("keydown", (event) => {
    // The theme has shortcuts of its own on the same keys.
    event.stopPropagation();
    move(view, event);
  });
  view.dialog.addEventListener("click", (event) => {
    // A result may lie on this very page, so the dialog would stay open over it.
    if (event.target === view.dialog || event.target.closest("a")) view.dialog.close();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    open();
  });
}

async function load(base, lang) {
  const pagefind = await import(new URL("pagefind/pagefind.js", base).href);
  // Pagefind takes the index of <html lang>; a page in both languages has one
  // language there and visitors of the other.
  const html = document.documentElement;
  const own = html.lang;
  html.lang = lang;
  try {
    await pagefind.options({ excerptLength: 24 });
    await pagefind.init();
  } finally {
    html.lang = own;
  }
  return pagefind;
}

function item(base) {
  return ({ meta, excerpt }) => {
    const link = element("a", { href: target(meta.url, base) });
    link.append(element("strong", {}, meta.title));
    const line = element("span", {});
    for (const { text, marked } of pieces(excerpt)) {
      line.append(marked ? element("mark", {}, text) : text);
    }
    link.append(line);
    const entry = element("li", {});
    entry.append(link);
    return entry;
  };
}

function dialog(lang, words) {
  const dialog = element("dialog", { class: "bg-dialog", lang, "aria-label": words.search });
  const form = element("form", { role: "search" });
  const input = element("input", {
    type: "search",
    "aria-label": words.placeholder,
    placeholder: words.placeholder,
    autocomplete: "off",
    spellcheck: "false",
    enterkeyhint: "search",
  });
  const close = element("button", { type: "button", "aria-label": words.close, title: words.close }, "×");
  const status = element("p", { role: "status", "aria-live": "polite" });
  const list = element("ol", { "aria-label": words.results });
  close.addEventListener("click", () => dialog.close());
  form.append(input, close);
  dialog.append(form, status, list);
  return { dialog, form, input, status, list };
}

function move({ dialog, input, list }, event) {
  const links = [...list.querySelectorAll("a")];
  const stops = [input, ...links];
  const here = stops.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && here >= 0) {
    event.preventDefault();
    stops[Math.min(Math.max(here + step, 0), stops.length - 1)].focus();
  } else if (event.key === "Escape") {
    // A search field would only empty itself at the first Escape.
    event.preventDefault();
    dialog.close();
  }
}

function show(view, items, message) {
  view.list.replaceChildren(...items);
  say(view, message);
}

function say({ status }, message) {
  status.textContent = message;
}

function count(words, query, number) {
  if (number === 0) return words.none.replace("{query}", () => query);
  return (number === 1 ? words.one : words.many).replace("{count}", number);
}

function element(name, attributes, text) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function delayed(action, milliseconds) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, milliseconds);
  };
}
