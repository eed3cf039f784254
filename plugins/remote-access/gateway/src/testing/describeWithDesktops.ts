import { guacdPlace } from './guacdPlace';
import { RdpServer } from './RdpServer';
import { VncDesktop } from './VncDesktop';

const canRun = guacdPlace() && VncDesktop.canStart && RdpServer.canStart;

/** A suite that needs guacd, a VNC and an RDP server; on a machine without them, it is reported as skipped, by its name. */
export const describeWithDesktops = canRun ? describe : describe.skip;
