import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import ts from 'typescript';
import {describe, expect, it} from 'vitest';

const SRC = join(import.meta.dirname, '..', '..');
/** Attributes that a person reads or hears. */
const READ = new Set(['title', 'aria-label', 'placeholder', 'alt', 'label', 'caption']);
/** Names that are the same in every language. */
const NAMES = new Set(['Parley', 'Markdown', 'JSON', 'SHA-256']);

/** Words for people that stand in the code of a component, where no other language can take their place. */
function wordsIn(code: string): string[] {
  const found: string[] = [];
  const note = (text: string) => {
    const words = text.replaceAll(/\s+/g, ' ').trim();
    if (/\p{L}{2}/u.test(words) && !NAMES.has(words) && !URL.canParse(words)) found.push(words);
  };
  /** All texts that an expression may come to; what it calls or compares is none. */
  const texts = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) note(node.text);
    else if (ts.isTemplateExpression(node)) {
      note(node.head.text);
      for (const {literal, expression} of node.templateSpans) {
        note(literal.text);
        texts(expression);
      }
    } else if (ts.isConditionalExpression(node)) {
      texts(node.whenTrue);
      texts(node.whenFalse);
    } else if (ts.isBinaryExpression(node)) {
      const isChoice = ['&&', '||', '??', '+'].includes(node.operatorToken.getText());
      if (isChoice) [node.left, node.right].forEach(texts);
    } else if (ts.isParenthesizedExpression(node)) texts(node.expression);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node.text);
    else if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      texts(node.expression);
    else if (ts.isJsxAttribute(node) && READ.has(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) note(node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        texts(node.initializer.expression);
    } else if (ts.isStringLiteralLike(node) && isSentence(node)) note(node.text);
    ts.forEachChild(node, visit);
  };
  const file = ts.createSourceFile('component.tsx', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  visit(file);
  return [...new Set(found)];
}

/** A text that begins as sentences and captions do, or has several words; classes and addresses of modules are none. */
function isSentence(node: ts.StringLiteralLike): boolean {
  if (ts.isImportDeclaration(node.parent) || ts.isJsxAttribute(node.parent)) return false;
  return /^\p{Lu}\p{Ll}+(?: |$)/u.test(node.text) && !isKeyName(node.text);
}

/** Source: `KeyboardEvent.key` and `.code`. */
function isKeyName(text: string): boolean {
  return ['Escape', 'Tab', 'Enter'].includes(text);
}

describe('words for people in the code of components', () => {
  const components = readdirSync(SRC, {recursive: true, encoding: 'utf8'}).filter((path) =>
    path.endsWith('.tsx'),
  );

  it.each(components)('there are none in %s', (path) => {
    expect(wordsIn(readFileSync(join(SRC, path), 'utf8'))).toEqual([]);
  });

  it.each([
    ['<p>Hello there</p>', ['Hello there']],
    ['<p title="Hello there" />', ['Hello there']],
    ['<input placeholder={isNew ? "first" : say("ui_no")} />', ['first']],
    ['<b aria-label={`Stop ${name}`} />', ['Stop']],
    ['<b>{count > 1 && "several things"}</b>', ['several things']],
    ['const CAPTIONS = {off: "Never"};', ['Never']],
    ['<b class="quiet hint" data-what="kind">{say("ui_no")}</b>', []],
    ['<h1>Parley</h1>', []],
  ])('are found in %s', (code, words) => {
    expect(wordsIn(code)).toEqual(words);
  });
});
