// SPDX-License-Identifier: GPL-3.0-or-later
package org.holdfast.family.miio;

import static org.holdfast.family.miio.MiioTexts.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.holdfast.device.Connection;
import org.holdfast.device.Credentials;
import org.holdfast.device.Device;
import org.holdfast.device.DeviceException;
import org.holdfast.device.DeviceFamily;
import org.holdfast.device.Disclosure;
import org.holdfast.device.FamilyGuide;
import org.holdfast.device.Found;
import org.holdfast.device.ModelFiles;
import org.holdfast.device.SecretImport;
import org.holdfast.device.Setting;
import org.holdfast.device.Text;
import org.holdfast.family.miio.mdns.AnnouncementSearch;
import org.holdfast.family.miio.model.DescriptionFiles;
import org.holdfast.family.miio.wire.Neighbourhood;
import org.holdfast.net.Address;
import org.holdfast.net.LocalInterface;
import org.holdfast.net.Network;
import org.holdfast.net.SearchTargets;

/**
 * Xiaomi's plugs, power strips and wall switches, in both dialects, over UDP port 54321 of the local network and never
 * through anybody's servers. Devices are known by the id that they say, so that they are found again at another address.
 * Thread-safe.
 */
public final class MiioFamily implements DeviceFamily {
    static final String ID = "miio";

    private final Network network;
    private final MiioSearch search;
    private final Opening opening;
    private final DescriptionFiles files;

    /**
     * @param network what it talks through
     * @param descriptions where descriptions of models are kept
     */
    public MiioFamily(Network network, Path descriptions) {
        this(network, descriptions, MiioTimes.REFERENCE, AnnouncementSearch.PORT);
    }

    /** @param announced the port of multicast DNS */
    MiioFamily(Network network, Path descriptions, MiioTimes times, int announced) {
        this.network = network;
        files = new DescriptionFiles(descriptions);
        search = new MiioSearch(network, times, announced);
        opening = new Opening(network, times, new Remembered(), files);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Address usual(Address address) {
        return address.without(Neighbourhood.PORT, Map.of());
    }

    @Override
    public Optional<LocalInterface> way(Device device) {
        try {
            return MiioChoices.via(device, network.interfaces());
        } catch (DeviceException.Unsupported e) {
            // The chosen interface is not there now; another way may lead there.
            return Optional.empty();
        }
    }

    @Override
    public FamilyGuide guide() {
        return MiioGuide.guide();
    }

    @Override
    public Optional<Text> hint(String network) {
        return ModelName.ofNetwork(network).map(model -> text("hint.set-up", model));
    }

    @Override
    public List<Setting> options(Device device) {
        return MiioChoices.settings(device, network.interfaces());
    }

    @Override
    public List<Credentials.Field> credentials(Device device) {
        return List.of(new Credentials.Field(SavedToken.KIND, text("token"), text("token.help"), SavedToken.LONGEST));
    }

    @Override
    public boolean switches() {
        return true;
    }

    @Override
    public Optional<SecretImport> secretImport() {
        return Optional.of(new TokenImport());
    }

    @Override
    public Optional<ModelFiles> modelFiles() {
        return Optional.of(files);
    }

    @Override
    public List<Disclosure> disclosures(Device device) {
        return MiioLeaks.of(device);
    }

    @Override
    public void search(SearchTargets targets, Consumer<Found> found) throws InterruptedException {
        search.search(targets, found);
    }

    @Override
    public Found identify(Address address, Optional<LocalInterface> via) throws DeviceException, InterruptedException {
        return search.identify(address, via);
    }

    @Override
    public Optional<Address> locate(Device device, SearchTargets targets) throws InterruptedException {
        return search.locate(device, targets);
    }

    @Override
    public Connection connect(Device device, Credentials credentials) throws DeviceException, InterruptedException {
        return opening.open(device, credentials);
    }
}
