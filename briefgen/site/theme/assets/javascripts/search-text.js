// What the search dialog computes without touching the page.

/** Splits Pagefind's excerpt, HTML with <mark> alone, into plain texts. */
export function pieces(excerpt) {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/s)
    .filter(Boolean)
    .map((part) => {
      const marked = part.startsWith("<mark>");
      return { text: plain(marked ? part.slice(6, -7) : part), marked };
    });
}

// Pagefind escapes the angle brackets alone.
function plain(html) {
  return html.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

/** The index to search: the page's own, or for a page in both languages the visitor's. */
export function pageLanguage(languages, path, preferred) {
  const first = path.split("/", 1)[0];
  if (languages.includes(first)) return first;
  const wanted = (preferred ?? "").split("-", 1)[0].toLowerCase();
  return languages.includes(wanted) ? wanted : languages[0];
}

/** Where a result leads; records hold addresses relative to the site's root. */
export function target(url, base) {
  const address = new URL(url, base);
  return address.origin === base.origin ? address.href : base.href;
}
