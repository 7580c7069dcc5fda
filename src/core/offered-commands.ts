import {ACT_COMMANDS, LOOK_COMMANDS, type PageCommand} from '../protocol/page-commands.ts';

/** What Parley offers the agent for the shared tab: `agentActs` whether the person lets it click and type. */
export function offeredCommands(agentActs: boolean): readonly PageCommand[] {
  return agentActs ? [...LOOK_COMMANDS, ...ACT_COMMANDS] : LOOK_COMMANDS;
}

/** The line by which a gateway lets its agents use them. Source: `docs/nodes/command-policy.md` of OpenClaw. */
export function allowLine(agentActs: boolean): string {
  const allow = offeredCommands(agentActs).map((command) => `"${command}"`);
  return `"gateway": {"nodes": {"commands": {"allow": [${allow.join(', ')}]}}}`;
}
