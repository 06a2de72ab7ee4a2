// Writes into the page what is wrong with it: something wider than the window, or texts of a picture that touch or leave it.
const wrong = [];
const width = document.documentElement.clientWidth;
if (document.documentElement.scrollWidth > width) wrong.push("the page is wider than its window");
for (const element of document.querySelectorAll("body *")) {
  // What scrolls by itself may be wider.
  if (element.closest(".wide, pre, svg")) continue;
  const box = element.getBoundingClientRect();
  if (box.right > width + 1 || box.left < -1) wrong.push(element.tagName + " " + element.className + " leaves the window");
}
for (const figure of document.querySelectorAll("figure")) {
  const name = figure.getAttribute("aria-label");
  const svg = figure.querySelector(":scope > svg").getBoundingClientRect();
  const boxes = [...figure.querySelectorAll("text")].map((text) => [text.textContent.trim(), text.getBoundingClientRect()]);
  for (const [text, a] of boxes) {
    if (a.left < svg.left - 1 || a.right > svg.right + 1) wrong.push(text + " leaves " + name);
    for (const [other, b] of boxes) {
      const apart = a === b || a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
      if (!apart) wrong.push(text + " touches " + other + " in " + name);
    }
  }
}
document.body.dataset.answer = wrong.length ? wrong.join("; ") : "fine";
