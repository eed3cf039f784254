import { defineSlot } from './defineSlot';

/** Where an item stands in the bar on top of every page. */
export type TopBarItem = { place: 'middle' | 'end' };

export const topBarItems = defineSlot<object, TopBarItem>('top-bar-items');

/** Something on top of every page: the customer switcher, the bar of a running session, the person's menu. */
export const TopBarItemBlueprint = topBarItems.Blueprint;
