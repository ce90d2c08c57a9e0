// Shows all words of a fact together, while one of its marks is pointed at or focused
// and after a link to one of them was followed; and puts the keyboard on that fact's own
// way back, for several facts may share the words. Links work without this.

const marks = [...document.querySelectorAll("mark[data-facts]")];

if (marks.length) {
  let followed = new Set();

  const light = (facts) => {
    for (const mark of marks) {
      mark.classList.toggle("bg-lit", factsOf(mark).some((fact) => facts.has(fact)));
    }
  };
  const pointed = ({ target }) => {
    const facts = factsAt(target);
    light(facts.size ? facts : followed);
  };
  const follow = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    // Several facts may share these words; the link knows whose they are here.
    const link = id && document.querySelector(`.bg-ref[href="#${CSS.escape(id)}"]`);
    followed = factsAt(link || document.getElementById(id));
    light(followed);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".bg-ref");
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || elsewhere) return;
    const evidence = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const back = wayBack(link.closest(".bg-fact"), evidence);
    if (!back) return;
    event.preventDefault();
    location.hash = link.hash;
    // Also where this address was the page's already.
    evidence.scrollIntoView();
    back.focus({ preventScroll: true });
  });
  document.addEventListener("mouseover", pointed);
  document.addEventListener("focusin", pointed);
  window.addEventListener("hashchange", follow);
  follow();
}

// The link to the fact that ends the evidence, of all that lead to it.
function wayBack(fact, evidence) {
  if (!fact || !evidence) return undefined;
  const backs = [...document.querySelectorAll(`.bg-back[href="#${CSS.escape(fact.id)}"]`)];
  return backs.find((back) => evidence.compareDocumentPosition(back) & 4) ?? backs[0];
}

function factsOf(mark) {
  return (mark.dataset.facts ?? "").split(" ").filter(Boolean);
}

// The facts of the mark, or the fact itself, in or on which this element is.
function factsAt(element) {
  const mark = element?.closest?.("mark[data-facts]");
  if (mark) return new Set(factsOf(mark));
  const fact = element?.closest?.('[id^="f-"]');
  return new Set(fact ? [fact.id.slice(2)] : []);
}
