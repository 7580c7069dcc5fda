import {describe, expect, it} from 'vitest';
import {clausesOf, inTurn} from './sequence.ts';
import type {BrainItem, Step} from './talk.ts';

describe('a request', () => {
  it.each([
    ['click button one then click button two', ['click button one', 'click button two']],
    ['select tea from the list and click submit', ['select tea from the list', 'click submit']],
    ['click the save and close button', ['click the save and close button']],
    ['tell my agent to open it and then press play', ['tell my agent to open it and then press play']],
  ])('is taken apart: %s', (request, clauses) => {
    expect(clausesOf(request)).toEqual(clauses);
  });
});

describe('things asked for in one breath', () => {
  const output = (text: string): BrainItem => ({kind: 'output', callId: 'c', output: text});
  /** Calls a tool once for each clause, then says what it told. */
  const plan = (clause: string, own: readonly BrainItem[]): Step => {
    const last = own.at(-1);
    return last?.kind === 'output'
      ? {say: `${clause}: ${last.output}.`}
      : {call: {name: clause, arguments: {}}};
  };
  const ask = (...since: BrainItem[]) => inTurn(['one', 'two'], since, plan);

  it('are done one after the other, and told together', () => {
    expect(ask()).toEqual({call: {name: 'one', arguments: {}}});
    expect(ask(output('done'))).toEqual({call: {name: 'two', arguments: {}}});
    expect(ask(output('done'), output('done'))).toEqual({say: 'one: done. two: done.'});
  });

  it('end with the first that fails or asks something back', () => {
    const failed = '{"error":{"message":"no"}}';
    expect(ask(output(failed))).toEqual({say: `one: ${failed}.`});
    const question = '{"done":false,"ask":"…"}\nQuestion: Really?';
    expect(ask(output(question))).toEqual({say: `one: ${question}.`});
  });
});
