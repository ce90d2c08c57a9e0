// Shows all words of a fact together, while one of its marks is pointed at or focused
// and after a link to one of them was followed. Links work without this.

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

  document.addEventListener("mouseover", pointed);
  document.addEventListener("focusin", pointed);
  window.addEventListener("hashchange", follow);
  follow();
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
