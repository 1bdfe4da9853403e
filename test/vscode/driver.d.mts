/** The shape of driver.mjs, for the suite. */
export declare const driver: Readonly<Record<'file' | 'rule' | 'read' | 'store' | 'secondStore', string>>;
