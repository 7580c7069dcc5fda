import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import type {GatewayStatus} from '../protocol/gateway.ts';
import {pageAddress} from '../core/gateway-address.ts';
import {CopyLine} from './copy-line.tsx';

/** How the link stands, in a sentence, and the one thing to do where it does not stand. */
export function GatewayState({status, url}: {status: GatewayStatus; url: string | null}) {
  const {phase, failure, server} = status;
  const seconds = useSecondsUntil(status.retryAt);
  if (!failure) {
    if (phase === 'connected')
      return (
        <p role="status" class="good">
          Connected{server ? ` to OpenClaw ${server}` : ''}.
        </p>
      );
    return (
      <p role="status">
        {phase === 'connecting'
          ? 'Connecting …'
          : server
            ? 'At rest: Parley connects when there is work.'
            : ''}
      </p>
    );
  }
  const {message, fix, reason, detail} = failure;
  return (
    <div class="failure gateway-trouble" role="alert">
      <p>{message}</p>
      {reason === 'gateway.origin' && (
        <>
          <p>
            Add this to the gateway’s configuration (openclaw.json, beside the origins that are there
            already). It takes it up by itself, and Parley goes on by itself.
          </p>
          <CopyLine text={originLine()} what="the line" />
        </>
      )}
      {reason === 'gateway.pairing' && status.pairingRequest && (
        <>
          <p>
            Run this where the gateway runs. The request is {status.pairingRequest}; Parley goes on by itself
            as soon as it is approved.
          </p>
          <CopyLine text={`openclaw devices approve ${status.pairingRequest}`} what="the command" />
        </>
      )}
      {reason === 'gateway.certificate' && url && (
        <p>
          Open{' '}
          <a href={pageAddress(new URL(url))} target="_blank" rel="noreferrer">
            {pageAddress(new URL(url))}
          </a>
          : Chrome says there whether it is the certificate, or nobody is there.
        </p>
      )}
      {reason === 'gateway.limited' && seconds !== null && (
        <p>It lets Parley in again in {inWords(seconds)}.</p>
      )}
      {!HAS_OWN.has(reason) && <p class="failure-fix">{fix.label}.</p>}
      {reason === 'gateway.refused' && detail && <p class="quiet">{detail}</p>}
      {phase === 'waiting' && !HAS_OWN.has(reason) && seconds !== null && (
        <p class="quiet">{seconds > 0 ? `Parley tries again in ${inWords(seconds)}.` : 'Trying again …'}</p>
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
  const now = useSignal(Date.now());
  useEffect(() => {
    if (at === null) return undefined;
    const timer = setInterval(() => (now.value = Date.now()), 500);
    return () => clearInterval(timer);
  }, [at]);
  return at === null ? null : Math.max(0, Math.ceil((at - now.value) / 1_000));
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? 'one second' : `${seconds} seconds`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} minutes`;
}
