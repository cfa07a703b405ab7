/*
 * The names that the chat's resources have in the local engine: those of the template, which no synth changes.
 */
export const CONNECTIONS = 'ConnectionsTable916FDB22';
export const ROOM = 'RoomSaid567896E2.fifo';
export const ORACLE = 'OracleMachine774086AB';
