import type {BareGrant, BareOrder} from './api.ts';

let isMade = false;
const order = (what: BareOrder) => chrome.runtime.sendMessage(what);

// No more than a press needs: a document with the microphone, and a token for it; where they are there, the microphone.
chrome.commands.onCommand.addListener(() => {
  if (isMade) {
    void order({listen: true});
    return;
  }
  isMade = true;
  const made = chrome.offscreen.createDocument({
    url: 'document.html',
    reasons: ['USER_MEDIA', 'WEB_RTC'],
    justification: 'Holds the microphone.',
  });
  const minted = mint();
  void made.then(
    async () => void order({connect: await minted}),
    // Another life of this worker has made it.
    () => void order({listen: true}),
  );
});

async function mint(): Promise<BareGrant> {
  const {url, key} = await chrome.storage.local.get<{url: string; key: string}>(['url', 'key']);
  const response = await fetch(`${url}/realtime/client_secrets`, {
    method: 'POST',
    headers: {authorization: `Bearer ${key}`, 'content-type': 'application/json'},
    body: JSON.stringify({session: {type: 'realtime', model: 'gpt-realtime'}}),
  });
  return {url, secret: ((await response.json()) as {value: string}).value};
}
