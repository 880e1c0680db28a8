package cajal.io.sonata;

import io.jhdf.ObjectHeader;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.Attribute;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Group;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A dataset of length 0, which jhdf 0.13 refuses to write: the header of a dataset of length 1
/// with that length set to 0 and no data behind it, as the HDF5 library writes it.
final class EmptyDataset extends WritableDatasetImpl {
  private static final long NO_ADDRESS = -1;

  private final Object example;

  /// `example` is an array of one element of the type the dataset shall have.
  EmptyDataset(Object example, String name, Group parent, DatasetCreationOptions options) {
    super(example, name, parent, options);
    this.example = example;
  }

  @Override
  public long write(HdfFileChannel channel, long position) {
    List<Message> messages = new ArrayList<>();
    messages.add(DataTypeMessage.create(getDataType()));
    DataSpace one = DataSpace.fromObject(example);
    messages.add(DataSpaceMessage.create(DataSpace.modifyDimensions(one, new long[] {0})));
    messages.add(FillValueMessage.NO_FILL);
    messages.add(DataLayoutMessage.ContiguousDataLayoutMessage.create(NO_ADDRESS, 0));
    if (!getAttributes().isEmpty()) {
      messages.add(AttributeInfoMessage.create());
      for (Map.Entry<String, Attribute> attribute : getAttributes().entrySet()) {
        messages.add(AttributeMessage.create(attribute.getKey(), attribute.getValue()));
      }
    }
    var header = new ObjectHeader.ObjectHeaderV2(position, messages).toBuffer();
    long end = position + header.limit();
    channel.write(header, position);
    channel.position(end); // jhdf appends its signature where the channel stands
    return end;
  }
}
