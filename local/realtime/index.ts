export {type ControlClient, createControlClient} from './control-client.ts';
export type {ServerStatus} from './control-api.ts';
export type {LoggedEvent} from './event-log.ts';
export type {FaultRequest, Faults} from './faults.ts';
export type {HearingKind} from './hearing/hearing.ts';
export type {SchemaProblem} from './schema-check.ts';
export {type RealtimeServer, type RealtimeServerOptions, startRealtimeServer} from './server.ts';
