/** The page's one script: lights up a statement's parts together, goes from statement to statement by key, shows the keys. Its digest stands in the page's policy. */
export const SCRIPT = `'use strict';
const marks = [...document.querySelectorAll('a.mark')];
const keys = document.getElementById('keys');
const single = document.getElementById('single');
let lit = [];
function light(number) {
  for (const one of lit) one.classList.remove('lit');
  lit = number ? [...document.querySelectorAll('[data-a~="' + number + '"]')] : [];
  for (const one of lit) one.classList.add('lit');
}
function go(by) {
  if (!marks.length) return;
  const at = marks.indexOf(document.activeElement);
  const next = at < 0 ? (by > 0 ? 0 : marks.length - 1) : (at + by + marks.length) % marks.length;
  marks[next].focus();
  marks[next].scrollIntoView({ block: 'center' });
}
document.addEventListener('focusin', (event) => {
  const one = event.target.closest('[data-a]');
  light(one ? one.dataset.a.split(' ').pop() : '');
});
document.addEventListener('pointerover', (event) => {
  const one = event.target.closest('[data-a]');
  if (one) light(one.dataset.a.split(' ').pop());
});
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  if (event.key === 'ArrowRight') { go(1); event.preventDefault(); }
  else if (event.key === 'ArrowLeft') { go(-1); event.preventDefault(); }
  else if (event.key === '?' && single.checked) keys.showModal();
});
for (const one of document.querySelectorAll('[data-show-keys]')) one.addEventListener('click', () => keys.showModal());
`

/** SHA-256 of the script in base64, as a content security policy names it; a test says what it must be. */
export const SCRIPT_DIGEST = 'sha256-2LIEmvDKea0AYeqFhQ/Ai/fclfAB3ogKo0v8T6cOjlk='
