import { Notification } from "electron";

/** Shows the system's notification; a click on it calls back. Whoever calls passes a fixed sentence. */
export const showNotification = (title: string, body: string, clicked: () => void): void => {
  if (!Notification.isSupported()) return;
  const shown = new Notification({ title, body, silent: true });
  shown.on("click", clicked);
  shown.show();
};
