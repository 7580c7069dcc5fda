import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {gatewayAddress, pageAddress} from '../core/gateway-address.ts';
import {sendCommand} from '../platform/bus.ts';
import {watchGatewayStatus} from '../platform/gateway-status-store.ts';
import {askForHost} from '../platform/permissions.ts';
import {say} from '../platform/text.ts';
import {ParleyError} from '../protocol/failures.ts';
import type {GatewayView} from '../protocol/gateway.ts';
import {sentence} from '../protocol/sentences.ts';
import {act, refresher} from '../ui/act.ts';
import {GatewayState} from './gateway-state.tsx';

/** Where OpenClaw listens unless it is told otherwise. Source: its documentation, `docs/gateway/index.md`. */
const USUAL = 'ws://127.0.0.1:18789';

/** Which OpenClaw gateway real work is handed to, and how the way there stands. */
export function GatewayForm() {
  const view = useSignal<GatewayView | null>(null);
  const url = useSignal<string | null>(null);
  const token = useSignal('');
  const show = (next: GatewayView) => {
    view.value = next;
  };

  useEffect(() => {
    const page = new AbortController();
    const look = refresher(async () => show(await sendCommand('gateway.read', {})));
    look();
    watchGatewayStatus(look, page.signal);
    return () => page.abort();
  }, []);

  if (!view.value) return null;
  const {hasToken, isPaired, status} = view.value;
  const written = url.value ?? view.value.url ?? USUAL;

  const save = (event: SubmitEvent) => {
    event.preventDefault();
    act(async () => {
      const socket = gatewayAddress(written);
      // Asked first, while the click still counts as the person's own.
      if (!(await askForHost(pageAddress(socket))))
        throw new ParleyError('gateway.address', {
          message: sentence('no_permission_gateway'),
        });
      const given = token.value.trim();
      token.value = '';
      show(await sendCommand('gateway.save', {url: socket.href, token: given === '' ? null : given}));
      url.value = null;
    });
  };

  return (
    <form aria-labelledby="gateway-title" onSubmit={save}>
      <h2 id="gateway-title">{say('gateway_title')}</h2>
      <p>{say('gateway_intro')}</p>
      <label>
        {say('gateway_url')}
        <input
          type="text"
          name="gatewayUrl"
          inputMode="url"
          required
          spellcheck={false}
          autocomplete="off"
          value={written}
          onInput={({currentTarget}) => (url.value = currentTarget.value)}
        />
      </label>
      <label>
        {hasToken || isPaired ? say('gateway_other_token') : say('gateway_token')}
        <input
          type="password"
          name="gatewayToken"
          autocomplete="off"
          spellcheck={false}
          required={!hasToken && !isPaired}
          value={token.value}
          onInput={({currentTarget}) => (token.value = currentTarget.value)}
        />
        <span class="quiet hint">{isPaired ? say('gateway_token_paired') : say('gateway_token_shared')}</span>
      </label>
      <GatewayState status={status} url={view.value.url} />
      <div class="row">
        <button type="submit" class="primary">
          {say('gateway_save')}
        </button>
        {view.value.url && (
          <button
            type="button"
            onClick={() => act(async () => show(await sendCommand('gateway.connect', {})))}
          >
            {say('gateway_test')}
          </button>
        )}
        {(hasToken || isPaired) && (
          <button
            type="button"
            onClick={() => act(async () => show(await sendCommand('gateway.forget', {})))}
          >
            {say('gateway_forget')}
          </button>
        )}
        {view.value.url && (
          <button
            type="button"
            onClick={() => act(async () => show(await sendCommand('gateway.save', {url: null, token: null})))}
          >
            {say('gateway_none')}
          </button>
        )}
      </div>
    </form>
  );
}
