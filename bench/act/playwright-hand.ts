import type {PlaywrightLocator, PlaywrightPage} from '../page/playwright.ts';
import type {Meant, Step} from './utterance.ts';

/** Its own default is half a minute; these pages never need to be waited for. */
const TIMEOUT_MS = 600;
/** Its roles for the words of the sentences. */
const ROLES: Record<string, string[]> = {
  list: ['combobox', 'listbox'],
  choice: ['radio', 'checkbox'],
  icon: ['button', 'img'],
  'input field': ['textbox'],
  'text area': ['textbox'],
};
const MOST_CONTAINERS = 12;

/** Does a step as its documentation advises: by role and name, else by the exact text. */
export async function playwrightDoes(page: PlaywrightPage, step: Step): Promise<void> {
  if (step.do === 'find') {
    await find(page, step.what, step.container);
    return;
  }
  const found = await locate(page, step.what);
  switch (step.do) {
    case 'click':
      return found.click({timeout: TIMEOUT_MS});
    case 'hover':
      return found.hover({timeout: TIMEOUT_MS});
    case 'type':
      return found.fill(step.text, {timeout: TIMEOUT_MS});
    case 'select':
      await found.selectOption({label: step.option}, {timeout: TIMEOUT_MS});
  }
}

async function locate(page: PlaywrightPage, {role, name, nth}: Meant): Promise<PlaywrightLocator> {
  for (const own of ROLES[role ?? ''] ?? (role ? [role] : [])) {
    const all = page.getByRole(own, name === null ? {} : {name, exact: true}).filter({visible: true});
    if ((await all.count()) > 0) return nth === null ? all.first() : all.nth(nth - 1);
  }
  if (name === null) throw new Error(`nothing is a ${role ?? 'thing'}`);
  return page.getByText(name, {exact: true}).filter({visible: true}).first();
}

async function find(page: PlaywrightPage, what: Meant, container: 'tab' | 'folder'): Promise<void> {
  const containers = page.getByRole(container === 'tab' ? 'tab' : 'treeitem', {});
  for (let at = 0; at <= MOST_CONTAINERS; at += 1) {
    const found = await locate(page, what);
    if ((await found.count()) > 0) return found.click({timeout: TIMEOUT_MS});
    if (at >= (await containers.count())) break;
    await containers.nth(at).click({timeout: TIMEOUT_MS});
  }
  throw new Error(`${what.name ?? ''} was not found`);
}
