// The message box, copying and scrolling: what must not wait for the server. Everything that is checked here is checked there too.
const recalledMost = 50;
let page, box, send, log, count, limit, isBusy = false, recalled = [], place = 0;

/** The browser's language and time zone. */
export function about() {
  return [navigator.language ?? null, Intl.DateTimeFormat().resolvedOptions().timeZone ?? null];
}

/** Gives the message box to the page once it can answer. */
export function attach(reference, maximum) {
  page = reference;
  limit = maximum;
  box = document.getElementById('message');
  send = document.getElementById('send');
  log = document.getElementById('log');
  count = document.getElementById('message-count');
  box.addEventListener('keydown', onKey);
  box.addEventListener('input', refresh);
  send.addEventListener('click', submit);
  document.addEventListener('click', onCopy);
  document.querySelector('.skip').addEventListener('click', onSkip);
  box.disabled = false;
  box.focus();
  refresh();
}

/** Forgets what one person said before the next one begins. */
export function restart() {
  recalled = [];
  place = 0;
  isBusy = false;
  box.value = '';
  refresh();
}

export function busy(value) {
  isBusy = value;
  if (send) refresh();
}

/** Shows the newest message: its end, or its beginning when it is taller than the view. */
export function reveal() {
  const messages = log?.querySelectorAll('.message');
  const newest = messages?.[messages.length - 1];
  if (!newest) return;
  const isTall = newest.offsetHeight > log.clientHeight - 32;
  const top = isTall ? newest.offsetTop - 16 : log.scrollHeight;
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  log.scrollTo({ top, behavior: isCalm ? 'auto' : 'smooth' });
}

function onKey(event) {
  // 229: some browsers end a composition with an Enter that no longer says it composes.
  if (event.isComposing || event.keyCode === 229) return;
  if (event.key === 'Enter' && !event.shiftKey) {
    event.preventDefault();
    submit();
  } else if (event.key === 'ArrowUp' && (box.value === '' || box.value === recalled[place])) {
    recall(event, place - 1);
  } else if (event.key === 'ArrowDown' && place < recalled.length && box.value === recalled[place]) {
    recall(event, place + 1);
  }
}

function recall(event, to) {
  if (to < 0 || to > recalled.length) return;
  event.preventDefault();
  place = to;
  box.value = recalled[place] ?? '';
  refresh();
}

async function submit() {
  const text = box.value;
  if (isBusy || text.trim() === '' || text.length > limit) return;
  isBusy = true;
  refresh();
  let isTaken = false;
  try {
    isTaken = await page.invokeMethodAsync('SendAsync', text);
  } catch {
    say('That could not be sent. The connection to RetentionBot is lost.');
  }
  if (isTaken) {
    recalled = [...recalled.filter(earlier => earlier !== text), text].slice(-recalledMost);
    place = recalled.length;
    if (box.value === text) box.value = '';
    box.focus();
  } else {
    isBusy = false;
  }
  refresh();
}

function refresh() {
  const length = box.value.length;
  send.disabled = isBusy || box.value.trim() === '';
  count.textContent = length > limit * 0.9 ? `${length.toLocaleString('en')} of ${limit.toLocaleString('en')} characters` : '';
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}

// Blazor takes over links within a page and scrolls there, but leaves the keyboard where it was.
function onSkip(event) {
  event.preventDefault();
  box.focus();
}

async function onCopy(event) {
  const button = event.target.closest?.('[data-copy]');
  const text = button?.closest('.draft')?.querySelector('.draft-text')?.textContent;
  if (text == null) return;
  try {
    await navigator.clipboard.writeText(text);
    button.classList.add('copied');
    setTimeout(() => button.classList.remove('copied'), 2000);
    say('Copied.');
  } catch {
    getSelection().selectAllChildren(button.closest('.draft').querySelector('.draft-text'));
    say('The browser does not allow copying; the text is selected, copy it with the keyboard.');
  }
}

function say(sentence) {
  document.getElementById('status').textContent = sentence;
}
