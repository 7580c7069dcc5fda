/** Set on what the pointer is over, while styles for that hold there. */
const MARK = 'data-parley-hover';
/** A page with more rules would be held up by looking through them. */
const MOST_RULES = 20_000;

let sheet: CSSStyleSheet | null = null;
let marked: Element[] = [];

/**
 * Gives the elements that the pointer is over the look that a page gives them under a real one: events of scripts do not
 * set `:hover`, and many a menu opens by it alone. Rules of other origins cannot be read, and are left out.
 */
export function showHover(line: readonly Element[]): void {
  if (!sheet) {
    const rules: string[] = [];
    let seen = 0;
    for (const one of document.styleSheets) seen = collect(one, rules, seen);
    if (rules.length === 0) return;
    sheet = new CSSStyleSheet();
    sheet.replaceSync(rules.join('\n'));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    addEventListener('pointermove', onRealPointer, {capture: true, passive: true});
  }
  for (const element of marked) if (!line.includes(element)) element.removeAttribute(MARK);
  marked = line.filter((element) => element !== document.documentElement);
  for (const element of marked) element.setAttribute(MARK, '');
}

/** Once a person moves the mouse, what it is over counts. */
function onRealPointer({isTrusted}: PointerEvent): void {
  if (isTrusted) endHover();
}

/** The pointer has gone elsewhere: where styles follow it, they do so. */
export function moveHover(line: readonly Element[]): void {
  if (sheet) showHover(line);
}

function endHover(): void {
  if (!sheet) return;
  removeEventListener('pointermove', onRealPointer, {capture: true});
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
  sheet = null;
  for (const element of marked) element.removeAttribute(MARK);
  marked = [];
}

function collect(from: CSSStyleSheet | CSSMediaRule, into: string[], seen: number): number {
  let count = seen;
  for (const rule of rulesOf(from)) {
    count += 1;
    if (count > MOST_RULES) return count;
    if (rule instanceof CSSMediaRule) {
      if (matchMedia(rule.conditionText).matches) count = collect(rule, into, count);
    } else if (rule instanceof CSSStyleRule && rule.selectorText.includes(':hover')) {
      into.push(`${rule.selectorText.replaceAll(':hover', `[${MARK}]`)} { ${rule.style.cssText} }`);
    }
  }
  return count;
}

function rulesOf(from: CSSStyleSheet | CSSMediaRule): Iterable<CSSRule> {
  try {
    return from.cssRules;
  } catch {
    return [];
  }
}
