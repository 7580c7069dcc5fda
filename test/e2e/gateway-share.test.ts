import {describe, expect, it} from 'vitest';
import {waitFor} from '../../local/desk/wait.ts';
import {ended} from './calling-stage.ts';
import {ask} from './gateway-stage.ts';
import {usePageAlong} from './page-along.ts';
import {look} from './pixels.ts';

const TOKEN = 'gateway-canary-d04f7a8816be4f2e';
const on = usePageAlong(TOKEN);

describe('a page that goes along', {timeout: 90_000}, () => {
  it('reaches the agent with title, address, selection, outline and a picture', async () => {
    await on.desk.visit(on.site.at('/form'), on.page);
    // A password that was seen as one stays one when the page shows it.
    await on.caller.call('read_page', {}, await on.frontTab());
    await on.page.evaluate(() => {
      (document.getElementById('shown') as HTMLInputElement).type = 'text';
      const words = document.getElementById('words');
      if (words) getSelection()?.selectAllChildren(words);
    });
    const {taskId, accepted, shared} = await on.share('fill this in');
    expect(accepted).toBe(true);
    expect(shared).toEqual({title: 'Form', address: on.site.at('/form')});
    const task = await on.taskThat(taskId, ended);
    expect(task).toMatchObject({
      state: 'done',
      toShare: null,
      shared: {
        title: 'Form',
        address: on.site.at('/form'),
        went: {selectionChars: 'These are the chosen words.'.length, left: [], picture: {width: 1024}},
      },
    });
    const got = on.gateway.model.received.findLast((text) => text.includes('fill this in')) ?? '';
    for (const part of [
      'Selected by the person:\\nThese are the chosen words.',
      'ann@example.org',
      'A picture of the screen is attached',
    ])
      expect(got.includes(part), part).toBe(true);
    expect(on.picturesOf('fill this in')).toHaveLength(1);
    expect(task.shared?.went?.textChars).toBeGreaterThan(100);
    expect(await on.waitingParcels()).toEqual([]);
  });

  it('takes no secret along, in no word and in no pixel', async () => {
    const bare = `data:image/png;base64,${await on.page.screenshot({encoding: 'base64'})}`;
    expect((await look(on.decoder, bare)).canary, 'what a person sees').toBeGreaterThan(100);
    const got = on.gateway.model.received.join('\n');
    const frames = JSON.stringify(on.proxy.seen.filter(({method}) => method === 'chat.send'));
    expect(got.includes('fill this in') && frames.includes('fill this in')).toBe(true);
    const secret = /canary-(?:password|shown|code)|4111111111111111/;
    expect(secret.exec(got)?.[0], 'what the model was given').toBeUndefined();
    expect(secret.exec(frames)?.[0], 'what the gateway was sent').toBeUndefined();
    const [picture = ''] = on.picturesOf('fill this in');
    const seen = await look(on.decoder, picture);
    expect(seen.canary).toBe(0);
    expect(seen.plain).toBeGreaterThan(100);
    expect(got.includes(TOKEN)).toBe(false);
  });

  it('goes without a picture where the person lets none leave, and says so', async () => {
    await on.desk.change({screenshots: 'off'});
    const {taskId} = await on.share('read this without looking');
    const task = await on.taskThat(taskId, ended);
    await on.desk.change({screenshots: 'asked'});
    expect(task.shared?.went).toMatchObject({picture: null});
    expect(task.text).toContain('A picture of the page is missing: You have chosen');
    expect(on.picturesOf('read this without looking')).toEqual([]);
    expect(on.sentWith('read this without looking').params).not.toHaveProperty('attachments');
  });
});

describe('what a gateway takes', {timeout: 120_000}, () => {
  it('of a picture is kept to: it is made smaller', async () => {
    on.proxy.say({attachments: {maxBytes: 30_000, maxImageBytes: 20_000}});
    await on.connectAnew();
    await on.desk.visit(on.site.at('/long'), on.page);
    const {taskId} = await on.share('what is this picture');
    const task = await on.taskThat(taskId, ended);
    expect(task.state).toBe('done');
    const {picture, left} = task.shared?.went ?? {picture: null, left: []};
    expect(picture?.bytes).toBeLessThanOrEqual(20_000);
    expect(picture?.width).toBeLessThan(1_024);
    expect(left.join()).toContain('made smaller');
    expect(task.text).toContain('The picture was made smaller');
    expect(on.picturesOf('what is this picture')).toHaveLength(1);
  });

  it('of a request is kept to: the picture is made smaller, the text cut, and both are said', async () => {
    on.proxy.say({maxPayload: 12_000, attachments: {maxBytes: 900_000, maxImageBytes: 900_000}});
    await on.connectAnew();
    const {taskId} = await on.share('shorten this');
    const task = await on.taskThat(taskId, ended);
    expect(task.state).toBe('done');
    const {bytes, params} = on.sentWith('shorten this');
    expect(bytes).toBeLessThanOrEqual(12_000);
    expect(params['message']).toBe(task.text);
    expect(task.text).toMatch(/\d+ lines of the page did not fit/);
    expect(task.text).toMatch(/<\/page-content nonce="[^"]+">/);
    expect(task.shared?.went?.left.length).toBeGreaterThan(0);
  });

  it('that has no room for a page at all still gets the person’s words', async () => {
    on.proxy.say({maxPayload: 1_800});
    await on.connectAnew();
    const {taskId} = await on.share('count what is on it');
    const task = await on.taskThat(taskId, ended);
    expect(task).toMatchObject({state: 'done', shared: {went: {picture: null}}});
    expect(on.sentWith('count what is on it').bytes).toBeLessThanOrEqual(1_800);
    expect(task.shared?.went?.left.length).toBeGreaterThan(0);
  });

  it('that is less than the request itself fails the task with a reason', async () => {
    const tabId = await on.frontTab();
    const message = `say ${'very '.repeat(1_000)}much`;
    const {output} = await on.caller.call('send_to_openclaw', {message, share_page: true}, tabId);
    const {taskId} = JSON.parse(output) as {taskId: string};
    const task = await on.taskThat(taskId, ended);
    expect(task).toMatchObject({
      state: 'failed',
      failure: {reason: 'task.failed', message: 'What you asked is longer than the gateway takes.'},
    });
    on.proxy.say(null);
    await on.connectAnew();
  });
});

describe('a worker that is ended', {timeout: 120_000}, () => {
  it('between taking the work and sending it sends what was gathered, though the page is gone', async () => {
    await on.desk.visit(on.site.at('/form'), on.page);
    on.proxy.hold('chat.send');
    const {taskId} = await on.share('keep this for later');
    await waitFor(
      'the attempt',
      () => on.proxy.seen.findLast(({params}) => String(params['message']).startsWith('keep this for later')),
      {timeoutMs: 20_000},
    );
    expect((await on.caller.tasks()).find((task) => task.taskId === taskId)?.state).toBe('asked');
    expect(await on.waitingParcels()).toEqual([taskId]);
    await on.caller.endWorker();
    await on.desk.visit(on.site.at('/'), on.page);
    on.proxy.hold(null);
    await ask(on.options, 'gateway.connect', {});
    const task = await on.taskThat(taskId, ended);
    expect(task).toMatchObject({state: 'done', shared: {title: 'Form', went: {left: []}}});
    expect(task.text).toContain('ann@example.org');
    expect(task.text).not.toContain('Green tea');
    const pictures = on.picturesOf('keep this for later');
    expect(pictures).toHaveLength(1);
    expect((await look(on.decoder, pictures[0] ?? '')).plain).toBeGreaterThan(100);
    expect(on.timesSent('keep this for later')).toBe(1);
    expect(await on.waitingParcels()).toEqual([]);
  });

  it('while the page is being read reads it again', async () => {
    await on.desk.visit(on.site.at('/form'), on.page);
    const {taskId} = await on.share('look once more');
    await on.caller.endWorker();
    await ask(on.options, 'gateway.connect', {});
    const task = await on.taskThat(taskId, ended);
    expect(task).toMatchObject({state: 'done', toShare: null});
    expect(task.text).toContain('ann@example.org');
    expect(on.timesSent('look once more')).toBe(1);
  });

  it('says that the page could not be read any more where the person has gone on', async () => {
    await on.desk.visit(on.site.at('/form'), on.page);
    const tabId = await on.frontTab();
    // As an earlier life of the worker leaves it when it is ended before it could read anything.
    on.proxy.lose();
    const {output} = await on.caller.call('send_to_openclaw', {message: 'too late', share_page: true}, tabId);
    const {taskId} = JSON.parse(output) as {taskId: string};
    await on.caller.endWorker();
    await on.options.evaluate(
      async (id, from) => {
        const db = await new Promise<IDBDatabase>((resolve) => {
          const request = indexedDB.open('parley-tasks');
          request.onsuccess = () => resolve(request.result);
        });
        await new Promise<void>((resolve) => {
          const change = db.transaction('tasks', 'readwrite');
          const store = change.objectStore('tasks');
          const request = store.get(id);
          request.onsuccess = () => {
            const task = request.result as Record<string, unknown>;
            store.put({...task, toShare: {tabId: from, turnId: 'turn_too-late-00000'}});
          };
          change.oncomplete = () => resolve();
        });
        db.close();
      },
      taskId,
      tabId,
    );
    await on.desk.visit(on.site.at('/'), on.page);
    on.proxy.restore();
    await ask(on.options, 'gateway.connect', {});
    const task = await on.taskThat(taskId, ended);
    expect(task.state).toBe('done');
    expect(task.text).toContain('The page could not be read any more');
    expect(task.text).not.toMatch(/ann@example|Green tea/);
    expect(task.shared?.went).toMatchObject({picture: null, textChars: 0});
  });
});
