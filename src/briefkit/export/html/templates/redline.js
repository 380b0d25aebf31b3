(function () {
  "use strict";
  var changes = Array.prototype.slice.call(document.querySelectorAll(".change"));
  var steps = document.querySelector(".steps");
  var keys = document.querySelector(".steps input");
  var at = -1;
  if (!changes.length) { return; }
  steps.hidden = false;
  function go(step) {
    var here = changes.indexOf(document.activeElement);
    at = ((here < 0 ? at : here) + step + changes.length) % changes.length;
    changes[at].focus({ preventScroll: true });
    changes[at].scrollIntoView({ block: "center" });
  }
  steps.addEventListener("click", function (event) {
    var step = event.target.getAttribute("data-step");
    if (step) { go(Number(step)); }
  });
  document.addEventListener("keydown", function (event) {
    if (!keys.checked || event.altKey || event.ctrlKey || event.metaKey) { return; }
    if (event.key === "n" || event.key === "j") { go(1); }
    if (event.key === "p" || event.key === "k") { go(-1); }
  });
}());
