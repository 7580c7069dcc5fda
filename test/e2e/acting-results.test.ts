import {describe, expect, it} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import {useActing} from './acting-desk.ts';

const on = useActing({acting: 'on'});

describe('what the model is told of an action', () => {
  it('is the new page where it led to one', async () => {
    await on.see('/results');
    const {output} = await on.act('click', 'Next page');
    expect(output).toContain('{"done":"click","note":"Another page is open now."}');
    expect(output).toMatch(/Address now: \S+\/other\nTitle now: The other page/);
  });

  it('is what is new on a page that changes itself', async () => {
    await on.see('/results');
    const {output} = await on.act('click', 'Switch view');
    expect(output).toMatch(/Address now: \S+#two/);
    expect(output).toMatch(/\+ ## e\d+ Second view/);
    expect(output).toContain('+ New words here');
  });

  it('is a dialog that opens or closes', async () => {
    await on.see('/results');
    expect((await on.act('click', 'Open box')).output).toContain('Dialog opened: Terms');
    expect((await on.act('click', 'Fine')).output).toContain('The dialog was closed.');
  });

  it('is that nothing seemed to change', async () => {
    await on.see('/results');
    await on.act('click', 'Does nothing');
    const {output} = await on.act('click', 'Does nothing');
    expect(output).toContain('Nothing seemed to change.');
  });

  it('is a new tab, also where Chrome does not let the page open it', async () => {
    await on.see('/results');
    const before = (await on.desk.browser.pages()).length;
    expect((await on.act('click', 'In a new tab')).output).toContain('A new tab was opened.');
    await waitFor('a tab', async () => ((await on.desk.browser.pages()).length > before ? true : undefined), {
      timeoutMs: 5_000,
    });
    const opened = (await on.desk.browser.pages()).filter((one) => one.url().endsWith('/other'));
    expect(opened).toHaveLength(1);
    await opened[0]?.close();
    await on.page.bringToFront();
  });

  it('is that the page asks something itself', async () => {
    await on.see('/results');
    const asked = new Promise<string>((resolve) => {
      on.page.once('dialog', (dialog) => {
        // Nobody answers it for a while.
        setTimeout(() => void dialog.accept().then(() => resolve(dialog.message())), 11_000);
      });
    });
    const {failure} = await on.act('click', 'Alert me');
    expect(failure).toMatchObject({reason: 'act.silent'});
    expect(await asked).toBe('hello');
  });

  it('keeps the page’s words in marks that the page cannot close', async () => {
    await on.see('/results');
    const {output} = await on.act('click', 'Switch view');
    const nonce = /<page-content nonce="([\w-]{36})">/.exec(output)?.[1];
    expect(output.split(`</page-content nonce="${nonce}">`)).toHaveLength(2);
    expect(output.split('<page-content')[0]).not.toContain('Second view');
  });
});

describe('a tool', () => {
  it('tells that a target means nothing here', async () => {
    await on.see('/results');
    const {output} = await on.desk.call('click', {target: 'the purple elephant'});
    expect(JSON.parse(output)).toMatchObject({done: false});
  });

  it('does nothing for a ref of a frame or page that is gone', async () => {
    await on.see('/results');
    const {failure} = await on.desk.call('click', {target: 'f9e3'});
    expect(failure?.reason).toBe('ref.unknown');
  });
});
