// The theme's script asks every `link[rel=alternate]` for a sitemap as soon as the
// document is ready, on each page view, and would ask the published site from a local
// preview. A space more hides the links from its selector until it has looked.
// And the switch of languages stays at the fact or heading that the address names.
(() => {
  for (const link of document.querySelectorAll(".bg-switch")) {
    link.addEventListener("click", () => {
      link.hash = location.hash;
    });
  }

  const links = document.querySelectorAll("link[rel=alternate][hreflang]");
  const rename = (rel) => links.forEach((link) => link.setAttribute("rel", rel));
  rename("alternate ");
  addEventListener("load", () => rename("alternate"));
})();
