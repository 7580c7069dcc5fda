import {useEffect, useReducer} from 'preact/hooks';
import {now} from '../platform/clock.ts';
import {say, WORDS} from '../platform/text.ts';
import type {GatewayStatus} from '../protocol/gateway.ts';
import {pageAddress} from '../core/gateway-address.ts';
import {rich} from '../ui/rich.tsx';
import {fixOf, saidOf} from '../ui/said.ts';
import {CopyLine} from './copy-line.tsx';

/** How the link stands, in a sentence, and the one thing to do where it does not stand. */
export function GatewayState({status, url}: {status: GatewayStatus; url: string | null}) {
  const {phase, failure, server} = status;
  const seconds = useSecondsUntil(status.retryAt);
  if (!failure) {
    if (phase === 'connected')
      return (
        <p role="status" class="good">
          {server ? say('gateway_connected_to', {server}) : say('gateway_connected')}
        </p>
      );
    return (
      <p role="status">
        {phase === 'connecting' ? say('gateway_connecting') : server ? say('gateway_at_rest') : ''}
      </p>
    );
  }
  const {reason, detail} = failure;
  return (
    <div class="failure gateway-trouble" role="alert">
      <p>{saidOf(failure)}</p>
      {reason === 'gateway.origin' && (
        <>
          <p>{say('gateway_origin_how')}</p>
          <CopyLine text={originLine()} what={say('options_the_line')} />
        </>
      )}
      {reason === 'gateway.pairing' && status.pairingRequest && (
        <>
          <p>{say('gateway_pairing_how', {request: status.pairingRequest})}</p>
          <CopyLine
            text={`openclaw devices approve ${status.pairingRequest}`}
            what={say('options_the_command')}
          />
        </>
      )}
      {reason === 'gateway.certificate' && url && (
        <p>
          {rich('gateway_certificate_how', {
            address: (
              <a href={pageAddress(new URL(url))} target="_blank" rel="noreferrer">
                {pageAddress(new URL(url))}
              </a>
            ),
          })}
        </p>
      )}
      {reason === 'gateway.limited' && seconds !== null && (
        <p>{say('gateway_in_again', {time: inWords(seconds)})}</p>
      )}
      {!HAS_OWN.has(reason) && <p class="failure-fix">{fixOf(failure)}.</p>}
      {reason === 'gateway.refused' && detail && <p class="quiet">{detail}</p>}
      {phase === 'waiting' && !HAS_OWN.has(reason) && seconds !== null && (
        <p class="quiet">
          {seconds > 0 ? say('gateway_tries_again', {time: inWords(seconds)}) : say('gateway_trying')}
        </p>
      )}
    </div>
  );
}

/** Reasons whose fix is told in more than one line above. */
const HAS_OWN: ReadonlySet<string> = new Set([
  'gateway.origin',
  'gateway.pairing',
  'gateway.limited',
  'gateway.certificate',
]);

/** The line as the gateway's configuration takes it. Source: `docs/gateway/config-gateway.md` of OpenClaw. */
function originLine(): string {
  return `"gateway": {"controlUi": {"allowedOrigins": ["${location.origin}"]}}`;
}

/** Whole seconds until `at` (ms since the epoch), counted down while they are shown. */
function useSecondsUntil(at: number | null): number | null {
  const [, tick] = useReducer((ticks: number) => ticks + 1, 0);
  useEffect(() => {
    if (at === null) return undefined;
    const timer = setInterval(tick, 500);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? null : Math.max(0, Math.ceil((at - now()) / 1_000));
}

function inWords(seconds: number): string {
  if (seconds < 60) return WORDS.counted('gateway_seconds', seconds);
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return say('gateway_minutes', {time});
}
