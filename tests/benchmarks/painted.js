// Does something when the next frame is painted: a task that is put off until that frame runs then.
(then) =>
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  })
