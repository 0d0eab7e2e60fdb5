// What no process of Guildhall does: asks a foreign name server (UDP), opens a connection out (TCP), and listens to everybody.
// 192.0.2.0/24 is reserved for documentation, so nobody answers.
const { createSocket } = require('node:dgram');
const { connect, createServer } = require('node:net');

const datagram = createSocket('udp4');
datagram.send('who is there', 53, '192.0.2.1', () => datagram.close());
const socket = connect(443, '192.0.2.2');
socket.on('error', () => socket.destroy());
setTimeout(() => socket.destroy(), 200);
const server = createServer().listen(0, '0.0.0.0', () => server.close());
