/** Elements that begin and end a line. A copy of a page has no layout to be asked. */
const BLOCKS = new Set(
  'address article aside blockquote body br dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
);

/** The text inside a node, a line for each block, headings marked by `#`. */
export function textLines(root: Node): string[] {
  const lines: string[] = [];
  let line = '';
  const end = () => {
    const words = line.replaceAll(/\s+/g, ' ').trim();
    if (/[^#\s]/.test(words)) lines.push(words);
    line = '';
  };
  const add = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) line += (node as Text).data;
    if (node.nodeType !== Node.ELEMENT_NODE && node !== root) return;
    const name = node instanceof Element ? node.localName : '';
    const isBlock = BLOCKS.has(name);
    if (isBlock) end();
    const level = /^h([1-6])$/.exec(name)?.[1];
    if (level) line = `${'#'.repeat(Number(level))} `;
    else if (name === 'td' || name === 'th') line += ' ';
    for (let child = node.firstChild; child; child = child.nextSibling) add(child);
    if (isBlock) end();
  };
  add(root);
  end();
  return lines;
}
