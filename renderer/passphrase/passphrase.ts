// The page of the passphrase window. What is typed goes to the vault worker by the bridge and stays nowhere: this page is destroyed,
// with the process it lives in, as soon as the passphrase has served.
import type { ErrorRecord } from '../../shared/domain/errors.ts';
import type { PassphraseBridge, PassphraseQuestion } from '../../shared/ipc/passphrase.ts';
import { page } from './elements.ts';
import { layoutLetters, watchCapsLock, type WithKeyboard } from './keys-hint.ts';

/** `open` asks once; `choose` and then `again` make a new passphrase. */
type Step = 'open' | 'choose' | 'again';

const { coldkeepPassphrase: bridge } = window as Window &
  typeof globalThis & { coldkeepPassphrase: PassphraseBridge };
const encoder = new TextEncoder();
const judgeAfterMs = 150;

let question: PassphraseQuestion = { mode: 'open', title: '', lines: [], act: '' };
let step: Step = 'open';
let made = '';
let chosen = '';
let busy = false;
let judging = 0;

const typesOwn = () => step === 'choose' && page.originOwn.checked;

function enter(next: Step): void {
  step = next;
  page.choose.hidden = step !== 'choose';
  page.writtenChoice.hidden = step !== 'again';
  page.cancel.textContent = step === 'again' ? 'Back' : 'Cancel';
  page.act.textContent = step === 'choose' ? 'Next' : question.act;
  page.fieldLabel.textContent = { open: 'Passphrase', choose: 'Your passphrase', again: 'Type it once more' }[
    step
  ];
  clearField();
  complain('');
  showOrigin();
  if (step === 'choose' && !typesOwn()) page.originMade.focus();
  else page.field.focus();
}

/** Shows the made passphrase or the field for one's own. */
function showOrigin(): void {
  page.made.hidden = typesOwn();
  page.entry.hidden = step === 'choose' && !typesOwn();
  page.strength.textContent = '';
}

function clearField(): void {
  page.field.value = '';
  reveal(false);
}

function reveal(visible: boolean): void {
  page.field.type = visible ? 'text' : 'password';
  page.show.setAttribute('aria-pressed', String(visible));
  page.show.textContent = visible ? 'Hide' : 'Show';
}

function complain(sentence: string): void {
  page.error.textContent = sentence;
  if (sentence === '') page.field.removeAttribute('aria-invalid');
  else page.field.setAttribute('aria-invalid', 'true');
}

function setBusy(sentence: string): void {
  busy = sentence !== '';
  page.progress.textContent = sentence;
  page.act.disabled = busy;
  page.field.readOnly = busy;
}

async function suggest(): Promise<void> {
  made = await bridge.suggest();
  // A line may break after a hyphen, and nowhere else.
  page.madeLine.replaceChildren(
    ...made
      .split('-')
      .flatMap((part, index) => (index === 0 ? [part] : ['-', document.createElement('wbr'), part])),
  );
}

const judge = (text: string) => bridge.judge(encoder.encode(text));

function judgeSoon(): void {
  if (!typesOwn()) return;
  const turn = ++judging;
  setTimeout(async () => {
    if (turn !== judging) return;
    const text = page.field.value;
    const strength = text === '' ? null : await judge(text);
    if (turn === judging) page.strength.textContent = strength?.reason ?? '';
  }, judgeAfterMs);
}

async function choose(): Promise<void> {
  if (typesOwn()) {
    const strength = await judge(page.field.value);
    if (!strength.acceptable) {
      complain(strength.reason);
      page.field.focus();
      return;
    }
    chosen = page.field.value;
  } else {
    chosen = made;
  }
  enter('again');
}

async function attempt(): Promise<void> {
  const text = page.field.value;
  if (text === '') return refuse('Type the passphrase.');
  if (step === 'again' && text !== chosen) {
    return refuse('The two do not agree. Look at what you wrote down, and type it again.');
  }
  if (step === 'again' && !page.written.checked) {
    complain('Write it on paper first, then tick that you did.');
    page.written.focus();
    return;
  }
  setBusy('One moment. Deriving the key takes about a second.');
  const bytes = encoder.encode(text);
  const refusal = await bridge.attempt(bytes);
  bytes.fill(0);
  setBusy('');
  if (refusal !== null) refuse(inWords(refusal));
}

function refuse(sentence: string): void {
  complain(sentence);
  page.field.focus();
  page.field.select();
}

const inWords = (error: ErrorRecord): string =>
  error.code === 'wrong-passphrase'
    ? 'That passphrase does not open this vault. Nothing is damaged.'
    : `${error.message} ${error.hint}`;

function listen(): void {
  page.form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (!busy) void (step === 'choose' ? choose() : attempt());
  });
  page.cancel.addEventListener('click', () => void (step === 'again' ? enter('choose') : bridge.cancel()));
  page.another.addEventListener('click', () => void suggest());
  page.show.addEventListener('click', () => reveal(page.field.type === 'password'));
  page.field.addEventListener('input', () => {
    complain('');
    judgeSoon();
  });
  for (const origin of [page.originMade, page.originOwn]) {
    origin.addEventListener('change', () => {
      showOrigin();
      complain('');
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !busy) void bridge.cancel();
  });
  // Nothing leaves this page by the clipboard or by dragging.
  for (const type of ['copy', 'cut', 'dragstart', 'contextmenu']) {
    document.addEventListener(type, (event) => event.preventDefault());
  }
  watchCapsLock(document, (on) => {
    const words = on ? 'Caps Lock is on.' : '';
    if (page.caps.textContent !== words) page.caps.textContent = words;
  });
}

async function begin(): Promise<void> {
  question = await bridge.question();
  document.title = question.title;
  page.title.textContent = question.title;
  page.lines.replaceChildren(
    ...question.lines.map((line) => {
      const paragraph = document.createElement('p');
      paragraph.textContent = line;
      return paragraph;
    }),
  );
  listen();
  enter(question.mode === 'open' ? 'open' : 'choose');
  const letters = await layoutLetters(navigator as Navigator & WithKeyboard);
  if (letters !== null) page.layout.textContent = `The keyboard begins ${letters}.`;
  if (question.mode === 'new') await suggest();
}

void begin();
