import type {
  ConversationItem,
  RealtimeClientEvent,
  RealtimeConversationItemAssistantMessage,
  RealtimeConversationItemFunctionCall,
  RealtimeServerEvent,
} from 'openai/resources/realtime/realtime';

type WithoutEventId<E> = E extends unknown ? Omit<E, 'event_id'> : never;

/** What a part of the server says: any server event of the API, without the id the outbox gives it. */
export type Outgoing = WithoutEventId<RealtimeServerEvent>;

/** Sends one event to the session's peer. */
export type Emit = (event: Outgoing) => void;

export type Item = ConversationItem;
export type AssistantItem = RealtimeConversationItemAssistantMessage & {id: string};
export type CallItem = RealtimeConversationItemFunctionCall & {id: string; call_id: string};
export type {RealtimeClientEvent as ClientEvent};
