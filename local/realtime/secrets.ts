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

/** @param now Unix time in ms. */
export function createSecrets(apiKey: string, now: () => number = Date.now): Secrets {
  const secrets = new Map<string, Secret>();

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
      for (const [value, secret] of secrets) if (secret.expiresAt * 1000 <= now()) secrets.delete(value);
      const secret = {value: createId('ek'), expiresAt: Math.floor(now() / 1000) + ttlSeconds, session};
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
      if (secret.expiresAt * 1000 <= now()) {
        throw new HttpProblem(401, invalid('token_expired', 'Ephemeral token expired.'));
      }
      return secret;
    },
  };
}
