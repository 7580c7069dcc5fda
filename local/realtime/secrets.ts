import {timingSafeEqual} from 'node:crypto';
import type {RealtimeSessionCreateRequest} from 'openai/resources/realtime/realtime';
import {HttpProblem, invalid} from './api-errors.ts';
import {createId} from './ids.ts';

/** Seconds an ephemeral key lives when the client names none, and the least and most it may ask for (API reference). */
export const DEFAULT_TTL_S = 600;
export const MIN_TTL_S = 10;
export const MAX_TTL_S = 7200;

export interface Secret {
  value: string;
  /** Unix time in seconds. */
  expiresAt: number;
  /** What sessions opened with it start from. */
  session: RealtimeSessionCreateRequest | null;
}

/** The keys a server accepts: one long-lived, and those it minted. An ephemeral key may open several sessions. */
export interface Secrets {
  mint(session: RealtimeSessionCreateRequest | null, ttlSeconds: number): Secret;
  /** Throws 401 unless the header carries the long-lived key. */
  requireApiKey(authorization: string | undefined): void;
  /** Throws 401 unless the header carries a key that may open a session; the secret, or null for the long-lived key. */
  requireCallKey(authorization: string | undefined): Secret | null;
}

export interface SecretsOptions {
  /** How long an ephemeral key lives at most, whatever the client asks for, in ms. */
  maxLifeMs?: number;
  /** Unix time in ms. */
  now?: () => number;
}

export function createSecrets(
  apiKey: string,
  {maxLifeMs = MAX_TTL_S * 1000, now = Date.now}: SecretsOptions = {},
): Secrets {
  const secrets = new Map<string, Secret & {endsAtMs: number}>();

  function bearer(authorization: string | undefined): string {
    const key = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1];
    if (key === undefined) {
      throw new HttpProblem(
        401,
        invalid(
          null,
          "You didn't provide an API key. Send it in the header 'Authorization: Bearer YOUR_KEY'.",
        ),
      );
    }
    return key;
  }

  function isApiKey(key: string): boolean {
    const given = Buffer.from(key);
    const expected = Buffer.from(apiKey);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  function wrong(key: string): HttpProblem {
    const shown = `${key.slice(0, 6)}***${key.slice(-2)}`;
    return new HttpProblem(401, invalid('invalid_api_key', `Incorrect API key provided: ${shown}.`));
  }

  return {
    mint(session, ttlSeconds) {
      // Long after its end a key is still known as one that has ended.
      for (const [value, {endsAtMs}] of secrets) {
        if (endsAtMs + MAX_TTL_S * 1000 <= now()) secrets.delete(value);
      }
      const endsAtMs = now() + Math.min(ttlSeconds * 1000, maxLifeMs);
      // Told in whole seconds, so it may end up to a second later than was told, and never earlier.
      const secret = {value: createId('ek'), expiresAt: Math.floor(endsAtMs / 1000), endsAtMs, session};
      secrets.set(secret.value, secret);
      return secret;
    },
    requireApiKey(authorization) {
      const key = bearer(authorization);
      if (!isApiKey(key)) throw wrong(key);
    },
    requireCallKey(authorization) {
      const key = bearer(authorization);
      if (isApiKey(key)) return null;
      const secret = secrets.get(key);
      if (!secret) throw wrong(key);
      if (secret.endsAtMs <= now()) {
        throw new HttpProblem(401, invalid('token_expired', 'Ephemeral token expired.'));
      }
      return secret;
    },
  };
}
