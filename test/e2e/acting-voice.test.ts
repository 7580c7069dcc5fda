import {describe, expect, it} from 'vitest';
import {speakTurn} from '../../local/desk/turns.ts';
import {useStage} from './stage.ts';

const PAGE = `<!doctype html><title>Catalogue</title><h1>Catalogue</h1>
<button onclick="note('searched')">Search</button><a href="/contact">Contact</a><ol id=log></ol>
<script>const note=(words)=>{log.append(Object.assign(document.createElement('li'),{textContent:words}))}</script>`;
const stage = useStage({pages: {'/catalogue': PAGE}});
const log = () => stage.page.$$eval('#log li', (items) => items.map((item) => item.textContent));
const say = async (words: string) => (await speakTurn(stage.desk, stage.parley, words)).record;

describe('a spoken action', () => {
  it('is asked about aloud, and done at a spoken yes', async () => {
    await stage.page.goto(stage.site.at('/catalogue'));
    const asked = await say('click the search button');
    expect(asked.tools.map(({name}) => name)).toEqual(['read_page', 'click']);
    expect(asked.answer).toContain('Click Search on localhost');
    expect(asked.reply.audibleMs).toBeGreaterThan(1_000);
    expect(await log()).toEqual([]);

    const done = await say('yes please');
    expect(done.tools).toMatchObject([{name: 'answer_confirmation', ok: true}]);
    expect(done.answer).toBe('Done.');
    expect(await log()).toEqual(['searched']);

    // The site was allowed for the rest of the conversation.
    await say('click the search button');
    expect(await log()).toEqual(['searched', 'searched']);
  });

  it('is left undone at a spoken no, and by a model that answers itself', async () => {
    await stage.parley.endSession();
    await stage.page.goto(stage.site.at('/catalogue'));
    expect((await say('click the search button')).answer).toContain('Click Search');
    const refused = await say('no thanks');
    expect(refused.answer).toContain('I will not');
    expect(await log()).toEqual([]);

    await say('click the search button');
    await stage.control.setScript([
      {call: {name: 'answer_confirmation', arguments: {answer: 'yes'}}},
      {say: 'Done.'},
    ]);
    const traitor = await say('hello who are you');
    expect(traitor.tools).toMatchObject([{name: 'answer_confirmation', ok: false}]);
    expect(traitor.tools[0]?.output).toContain('act.unsure');
    expect(await log()).toEqual([]);
  });
});
