// SPDX-License-Identifier: GPL-3.0-or-later
//
// Switches a device with node miio and prints what it read. Arguments: address, token, then either "power" and how
// often, through what the library knows of the model, or "property", siid, piid and how often, through bare calls.

const miio = require('miio');

const [address, token, way, ...rest] = process.argv.slice(2);

async function power(device, times) {
	console.log(JSON.stringify(device.miioModel));
	for(let turn = 0; turn < times; turn++) {
		await device.setPower(turn % 2 === 0);
		console.log(JSON.stringify((await device.call('get_prop', ['power']))[0]));
	}
}

async function property(device, siid, piid, times) {
	const place = { did: 'relay', siid: siid, piid: piid };
	console.log(JSON.stringify((await device.call('miIO.info')).model));
	for(let turn = 0; turn < times; turn++) {
		const taken = await device.call('set_properties', [Object.assign({ value: turn % 2 === 0 }, place)]);
		const read = await device.call('get_properties', [place]);
		console.log(JSON.stringify([taken[0].code, read[0].value]));
	}
}

miio.device({ address: address, token: token })
	.then(device => way === 'power' ? power(device, Number(rest[0])) : property(device, ...rest.map(Number)))
	.then(() => process.exit(0))
	.catch(failure => {
		console.error(failure);
		process.exit(1);
	});
