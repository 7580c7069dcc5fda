import {join} from 'node:path';
import {openTab} from '../local/desk/browser.ts';
import {openDesk} from '../local/desk/desk.ts';
import {Parley} from '../local/desk/parley.ts';
import {within} from '../local/desk/wait.ts';
import {servePages} from '../local/pages/serve.ts';
import {buildWhenStale} from '../scripts/build-when-stale.ts';
import {figure, type Figure} from './figures.ts';
import {parleyRound} from './talk/parley-side.ts';
import {openPeer, PEER_NAME, peerRound} from './talk/peer-side.ts';
import {noSamples} from './talk/samples.ts';
import {startVoiceServer} from './talk/voice-server.ts';

const ROUND_TIMEOUT_MS = 120_000;

/**
 * Talks with Parley and with a bare page in turn: one browser, one machine, one voice service, the same voice and the
 * same meters. A round that fails is told of and left out.
 */
export async function benchTalk(turns: number, print: (line: string) => void): Promise<Figure[]> {
  const {folder} = buildWhenStale(join(import.meta.dirname, '..'));
  const closers: (() => Promise<unknown>)[] = [];
  const ours = noSamples();
  const theirs = noSamples();
  try {
    const server = await startVoiceServer();
    closers.push(server.stop);
    const desk = await openDesk({extension: folder});
    closers.push(desk.close);
    const pages = await servePages();
    closers.push(pages.close);
    const parley = await Parley.find(desk.browser, folder);
    await parley.configure(server);
    const peer = await openPeer(desk);
    closers.push(peer.close);
    const page = await openTab(desk.browser, `${pages.url}demo.html`);
    const rounds = [
      ['Parley', () => parleyRound(desk, parley, page, server, ours)],
      ['bare page', () => peerRound(desk, peer, server, theirs)],
    ] as const;
    for (let turn = 1; turn <= turns; turn += 1) {
      for (const [name, round] of rounds) {
        const problem = await within(`the round of the ${name}`, ROUND_TIMEOUT_MS, round()).catch(
          (error: unknown) => (error instanceof Error ? error.message : String(error)),
        );
        print(`round ${turn} of ${turns}, ${name}: ${problem ?? 'done'}`);
      }
    }
  } finally {
    for (const close of closers.reverse()) await close().catch(() => undefined);
  }
  const peer = (values: number[]) => ({name: PEER_NAME, values});
  return [
    figure('capture.warm', ours.captureWarm, {atMostMs: 30}),
    figure('capture.cold', ours.captureCold, {atMostMs: 150}),
    figure('ready.cold', ours.ready, {atMostOfPeer: 1.25}, peer(theirs.ready)),
    figure('reply.toggle', ours.reply, {atMostOfPeer: 0.75}, peer(theirs.reply)),
    figure('reply.speaker', ours.replyAtSpeaker, {atMostOfPeer: 0.75}, peer(theirs.replyAtSpeaker)),
    figure('tool.read_page', ours.readPage, {atMostMs: 60}, peer(theirs.readPage)),
  ];
}
