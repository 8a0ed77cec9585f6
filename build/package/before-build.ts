/** The bundles hold every package already: electron-builder must install, rebuild and collect nothing. */
export const beforeBuild = (): boolean => false;
