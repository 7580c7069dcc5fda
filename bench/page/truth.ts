import type {Page} from 'puppeteer-core';
import type {Named} from './score.ts';

/** What is on a page, told by others than Parley. */
export interface Truth {
  /** Named nodes of Chromium's accessibility tree that have a box on the page and are not made invisible. */
  nodes: Named[];
  /** All nodes of that tree, also those without a name and those that cannot be seen. */
  all: Named[];
  /** Names of what is clickable and says so by no role. */
  clickables: string[];
  innerText: string;
}

interface AxNode {
  ignored: boolean;
  role?: {value?: string};
  name?: {value?: string};
  backendDOMNodeId?: number;
}

/** The document's own title, told with every reading; and what lists draw by themselves. */
const APART = new Set(['RootWebArea', 'ListMarker']);

/** Asks Chromium for the accessibility tree of a page, its frames included where they are processes of their own. */
export async function truthOf(page: Page): Promise<Truth> {
  const nodes: Named[] = [];
  const all: Named[] = [];
  for (const frame of page.frames()) {
    const told = frame === page.mainFrame() ? await treeOf(page) : await framesNodes(frame);
    nodes.push(...told.visible);
    all.push(...told.all);
  }
  const {clickables, innerText} = await page.evaluate(lookForClickables);
  return {nodes, all, clickables, innerText};
}

async function treeOf(page: Page): Promise<{visible: Named[]; all: Named[]}> {
  const session = await page.createCDPSession();
  try {
    await session.send('Accessibility.enable');
    const tree = (await session.send('Accessibility.getFullAXTree')) as {nodes: AxNode[]};
    const shown = await shownNodes(session);
    const all: Named[] = [];
    const visible: Named[] = [];
    for (const {ignored, role, name, backendDOMNodeId} of tree.nodes) {
      const node = {role: role?.value ?? '', name: name?.value ?? ''};
      if (ignored || APART.has(node.role)) continue;
      all.push(node);
      const isShown = backendDOMNodeId !== undefined && shown.has(backendDOMNodeId);
      if (node.name.trim() !== '' && isShown) visible.push(node);
    }
    return {visible, all};
  } finally {
    await session.detach();
  }
}

interface Sender {
  send: Awaited<ReturnType<Page['createCDPSession']>>['send'];
}

/** Nodes that have a box larger than a dot, and a style that shows them. */
async function shownNodes(session: Sender): Promise<Set<number>> {
  const {documents, strings} = await session.send('DOMSnapshot.captureSnapshot', {
    computedStyles: ['visibility'],
  });
  const [document] = documents;
  const shown = new Set<number>();
  if (!document) return shown;
  document.layout.nodeIndex.forEach((node, at) => {
    const [, , width = 0, height = 0] = document.layout.bounds[at] ?? [];
    const backend = document.nodes.backendNodeId?.[node];
    const visibility = strings[document.layout.styles[at]?.[0] ?? -1] ?? 'visible';
    if (backend !== undefined && width > 1 && height > 1 && visibility === 'visible') shown.add(backend);
  });
  return shown;
}

/** What a frame shows, by its tags: the hard page's frames hold nothing but headings, links and buttons. */
async function framesNodes(frame: ReturnType<Page['mainFrame']>): Promise<{visible: Named[]; all: Named[]}> {
  const nodes = await frame.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, a[href], button')].map((element) => ({
      role: element.localName === 'a' ? 'link' : element.localName === 'button' ? 'button' : 'heading',
      name: element.textContent,
    })),
  );
  return {visible: nodes, all: nodes};
}

/** Runs in the page, by its own rule: the hand appears on it and not around it, or its markup binds a click. */
function lookForClickables(): {clickables: string[]; innerText: string} {
  const semantic =
    'a[href], button, input, select, textarea, summary, label, option, iframe, [role=button], [role=link], [role=tab], [role=menuitem], [role=checkbox], [role=radio], [role=switch], [role=option], [role=treeitem], [role=textbox], [role=combobox], [contenteditable]';
  const clickables: string[] = [];
  for (const element of document.body.querySelectorAll<HTMLElement>('*')) {
    if (
      element.closest(semantic) ||
      element.querySelector(semantic) ||
      element.closest('[aria-hidden=true], [inert]')
    )
      continue;
    const isHand =
      getComputedStyle(element).cursor === 'pointer' &&
      getComputedStyle(element.parentElement ?? element).cursor !== 'pointer';
    const isBound = element.hasAttribute('onclick') || Number(element.getAttribute('tabindex') ?? -1) >= 0;
    if (!isHand && !isBound) continue;
    const box = element.getBoundingClientRect();
    const name = (element.getAttribute('aria-label') ?? element.innerText).trim();
    if (name && box.width > 1 && box.height > 1 && element.checkVisibility({visibilityProperty: true}))
      clickables.push(name);
  }
  return {clickables, innerText: document.body.innerText};
}
